import type { Print } from '@halfhour/command';
import { forgetAgent, openStore } from '@halfhour/core';
import { type Asked, confirm } from './confirm.ts';
import type { Env } from './env.ts';
import type { Flags } from './flags.ts';
import { told } from './told.ts';

/** What the command is given. */
export interface Given {
  readonly env: Env;
  readonly print: Print;
  readonly asked: Asked;
  readonly signal: AbortSignal;
}

/** Tells what there is, asks, and erases. */
export async function run(
  { agentId, isTried, isSure }: Flags,
  { env, print, asked, signal }: Given,
): Promise<void> {
  const store = await openStore({
    databaseUrl: env.DATABASE_URL,
    dataDir: env.HALFHOUR_DATA,
    binDir: env.POSTGRES_BIN_DIR,
    applicationName: 'halfhour forget',
    mayBeNew: false,
  });
  const db = store.database.kysely;
  try {
    if (isTried || !isSure) {
      await print(told(await forgetAgent(db, agentId, { isTried: true }), true));
      if (isTried) return;
      await confirm(agentId, asked, signal);
    }
    signal.throwIfAborted();
    await print(told(await forgetAgent(db, agentId), false));
  } finally {
    await store.close();
  }
}
