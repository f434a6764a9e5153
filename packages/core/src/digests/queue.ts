import type { Kysely } from 'kysely';
import { Pool } from 'pg';
import { PgBoss } from 'pg-boss';
import { dueWithin } from '../store/deliveries-plan.ts';
import { errorText } from '../store/postgres/errors.ts';
import type { PostgresServer } from '../store/postgres/server.ts';
import type { Schema } from '../store/schema.ts';
import type { DigestEventListener } from './events.ts';

/** What is done when. */
interface QueueOptions {
  readonly db: Kysely<Schema>;
  readonly place: Pick<PostgresServer, 'connection'>;
  readonly plan: () => Promise<void>;
  readonly deliver: () => Promise<void>;
  readonly onEvent: DigestEventListener;
}

/** Wakes us until it is stopped. */
export interface Queue {
  stop(): Promise<void>;
}

const SCHEMA = 'pgboss';
/** Of each process, beside those of the database. */
const CONNECTIONS = 2;
const CONNECT_TIMEOUT_MS = 10_000;

const PLAN = 'digest-plan';
const DELIVER = 'digest-deliver';
const DEAD = 'digest-dead';

/** Deliveries that are due so soon get a job that wakes somebody at the second, ms. */
const SOON_MS = 120_000;
/** How often it is looked for jobs, seconds. */
const LOOK_SECONDS = 2;
/** A handler that takes longer has lost its job, seconds. */
const EXPIRES_SECONDS = 180;
/** What is done is kept for a day, seconds. */
const KEPT_SECONDS = 86_400;
const STOP_MS = 5000;

/**
 * Plans each minute in one of the processes, and wakes one when something is due. The jobs say only
 * that it is time: what there is to do is in the rows, so that a job lost, or run twice, does no harm.
 * Where the queue can't be had, it is told and done without.
 */
export async function startQueue(options: QueueOptions): Promise<Queue> {
  const { place, onEvent } = options;
  const tell = (error: unknown) =>
    onEvent({ kind: 'trouble', what: 'queue', reason: errorText(error) });
  // Not the database's: there, instants come as numbers.
  const pool = new Pool({
    ...place.connection,
    max: CONNECTIONS,
    application_name: 'halfhour queue',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  });
  pool.on('error', tell);
  const executeSql = async (text: string, values?: unknown[]) => pool.query(text, values);
  const boss = new PgBoss({ db: { executeSql }, schema: SCHEMA });
  boss.on('error', tell);
  const queue = {
    async stop() {
      await boss.stop({ timeout: STOP_MS }).catch(tell);
      if (!pool.ending) await pool.end();
    },
  };
  try {
    await boss.start();
    await makeQueues(boss);
    await work(boss, options);
  } catch (error) {
    tell(error);
    await queue.stop();
  }
  return queue;
}

async function makeQueues(boss: PgBoss): Promise<void> {
  const kept = { deleteAfterSeconds: KEPT_SECONDS, retentionSeconds: KEPT_SECONDS };
  await boss.createQueue(DEAD, kept);
  const tried = {
    ...kept,
    expireInSeconds: EXPIRES_SECONDS,
    retryLimit: 3,
    retryDelay: 2,
    retryBackoff: true,
    deadLetter: DEAD,
  };
  await boss.createQueue(PLAN, { ...tried, policy: 'exclusive' });
  await boss.createQueue(DELIVER, { ...tried, policy: 'short' });
  await boss.schedule(PLAN, '* * * * *', null, { missed: 'once' });
}

async function work(boss: PgBoss, { db, plan, deliver, onEvent }: QueueOptions): Promise<void> {
  const often = { pollingIntervalSeconds: LOOK_SECONDS };
  await boss.work(PLAN, often, async () => {
    await plan();
    for (const { id, nextTryMs } of await dueWithin(db, SOON_MS)) {
      const at = { startAfter: new Date(nextTryMs), singletonKey: id };
      await boss.send(DELIVER, { deliveryId: id }, at);
    }
  });
  await boss.work(DELIVER, often, async () => deliver());
  await boss.work<{ readonly deliveryId?: string }>(DEAD, often, async ([job]) => {
    const of = job?.data.deliveryId ?? 'a plan';
    onEvent({ kind: 'trouble', what: 'queue', reason: `The job of ${of} failed every time.` });
  });
}
