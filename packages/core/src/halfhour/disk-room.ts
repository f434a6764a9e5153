import type { PostgresServer } from '../store/postgres/server.ts';
import { freeBytes } from '../store/free-bytes.ts';

/**
 * Below this the sync writes no more: PostgreSQL ends itself when it has no room for its log, and
 * then nobody can read either.
 */
export const LEAST_FREE_BYTES = 512 * 1024 * 1024;

/** Tells whether there is room to write. A server elsewhere looks after its own disk. */
export async function hasDiskRoom({
  kind,
  location,
}: Pick<PostgresServer, 'kind' | 'location'>): Promise<boolean> {
  if (kind !== 'embedded') return true;
  const bytes = await freeBytes(location);
  return bytes === null || bytes >= LEAST_FREE_BYTES;
}

/** What to do about a disk that is nearly full. */
export function diskRoomNeeded({ location }: Pick<PostgresServer, 'location'>): string {
  return (
    `The disk of ${location} is nearly full (less than ${LEAST_FREE_BYTES / 1024 ** 2} MB free): ` +
    'what is kept is still answered, and nothing new is read until there is room.'
  );
}
