import { openStore, type Store } from '@halfhour/core';
import type { Env } from './env.ts';

/** Which store: as the settings name it. */
export type Place = Pick<Env, 'DATABASE_URL' | 'HALFHOUR_DATA' | 'POSTGRES_BIN_DIR'>;

/**
 * Opens a store for as long as it is used.
 *
 * @param mayBeNew - whether an embedded one is made when there is none
 */
export async function withStore<Result>(
  { DATABASE_URL, HALFHOUR_DATA, POSTGRES_BIN_DIR }: Place,
  mayBeNew: boolean,
  use: (store: Store) => Promise<Result>,
): Promise<Result> {
  const store = await openStore({
    databaseUrl: DATABASE_URL,
    dataDir: HALFHOUR_DATA,
    binDir: POSTGRES_BIN_DIR,
    applicationName: 'halfhour store',
    mayBeNew,
  });
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}
