import type { Kysely } from 'kysely';
import type { RequestBudget } from '../genesys/budget.ts';
import { openDatabase } from '../store/postgres/database.ts';
import type { StoreLog } from '../store/postgres/log.ts';
import type { PostgresServer } from '../store/postgres/server.ts';
import { createSharedBudget } from '../store/request-budget.ts';
import { budgetUse, type BudgetUse } from '../store/request-budget-use.ts';
import type { Schema } from '../store/schema.ts';
import type { HalfhourEnv, Opener } from './halfhour.ts';
import { storeLogOf } from './store-log.ts';

type BudgetEnv = Pick<HalfhourEnv, 'GENESYS_CLIENT_ID' | 'GENESYS_REQUESTS_PER_MINUTE'>;

/** The budget that all processes share, over a connection of its own: its turn must not wait. */
export function openSharedBudget(
  server: PostgresServer,
  env: BudgetEnv,
  { name, log }: Opener,
  opened: AsyncDisposableStack,
): RequestBudget {
  const storeLog = storeLogOf(log);
  const database = openDatabase<Schema>(server, {
    applicationName: `halfhour ${name} budget`,
    // One takes, one may still be waiting for a statement that is late.
    maxConnections: 2,
    statementTimeoutMs: 2000,
    log: storeLog,
  });
  let isEnding = false;
  opened.defer(async () => {
    isEnding = true;
    await database.close();
  });
  const budgetLog: StoreLog = {
    info: (message) => {
      storeLog.info(message);
    },
    // What a last answer of Genesys tells after the end finds no connection, which is no trouble.
    warn: (message) => {
      if (!isEnding) storeLog.warn(message);
    },
  };
  return createSharedBudget({ db: database.kysely, ...settingsOf(env), log: budgetLog });
}

/** How much of it is used, by all processes. */
export async function sharedBudgetUse(db: Kysely<Schema>, env: BudgetEnv): Promise<BudgetUse> {
  return budgetUse(db, settingsOf(env));
}

function settingsOf({ GENESYS_CLIENT_ID, GENESYS_REQUESTS_PER_MINUTE }: BudgetEnv) {
  return { clientId: GENESYS_CLIENT_ID, requestsPerMinute: GENESYS_REQUESTS_PER_MINUTE };
}
