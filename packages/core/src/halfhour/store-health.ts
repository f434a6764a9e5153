import type { Kysely } from 'kysely';
import { migrations } from '../store/migrations/index.ts';
import { namesOfRun } from '../store/postgres/migrate.ts';
import type { PostgresServer } from '../store/postgres/server.ts';
import type { Schema } from '../store/schema.ts';
import type { SyncStatus } from '../sync/status.ts';
import type { Sync } from '../sync/sync.ts';
import { hasDiskRoom } from './disk-room.ts';

/** How the store is. */
export interface StoreHealth {
  /**
   * Whether its schema is the one this program knows: `newer` after an upgrade elsewhere, `older`
   * when a copy from before one was put back meanwhile.
   */
  readonly schema: 'current' | 'older' | 'newer';
  /** Whether there is room to write; of a server elsewhere, which looks after itself, always. */
  readonly hasRoom: boolean;
  readonly sync: SyncStatus;
}

/** Who looks after a database that says nothing must not wait for as long as it may, ms. */
const MOST_MS = 4000;

/** How the store is now; `null`: the database does not answer, or not in time. */
export async function storeHealth({
  db,
  server,
  sync,
}: {
  readonly db: Kysely<Schema>;
  readonly server: Pick<PostgresServer, 'kind' | 'location'>;
  readonly sync: Pick<Sync, 'status'>;
}): Promise<StoreHealth | null> {
  const late = Promise.withResolvers<null>();
  const timer = setTimeout(() => late.resolve(null), MOST_MS);
  const looking = Promise.all([namesOfRun(db), hasDiskRoom(server), sync.status()]).then(
    ([names, hasRoom, status]) => ({ schema: schemaOf(names), hasRoom, sync: status }),
    () => null,
  );
  try {
    return await Promise.race([looking, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

function schemaOf(names: readonly string[]): StoreHealth['schema'] {
  if (names.some((name) => !(name in migrations))) return 'newer';
  return names.length < Object.keys(migrations).length ? 'older' : 'current';
}
