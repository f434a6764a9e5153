// A child process: fills a store of its own and reads it, and says how much time and room that took.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AgentDay, DAY_MS } from '../measured.ts';
import { ensurePartitions, readAgentDays } from '../measured-store.ts';
import { interleaved, type Samples } from '../measure/rounds.ts';
import { toldAgain, weekdayOf } from './agent-days.ts';
import { organisation } from './organisation.ts';
import { keepDay, keepDayAsItComes } from './keeping.ts';
import { keepPlain, selectPlain, sumOfDays, sumOfPlain } from './plain-arrays.ts';
import { temporaryStore, type TemporaryStore } from './temporary-store.ts';

/** What a child is told to do. */
export interface KeptOrder {
  readonly rounds: number;
}

/** What it found. An interval is a half hour of an agent, whether there is work in it or not. */
export interface KeptNumbers {
  readonly intervalsWrittenASecond: number;
  readonly intervals: number;
  readonly bytesAnInterval: number;
  /** Of days that were written half hour by half hour. */
  readonly bytesAsItComes: number;
  /** CPU time of reading 1000 agents × 1 day, in three ways, ms. */
  readonly readMs: Samples<'ours' | 'arrays' | 'rows'>;
}

const AGENTS = 1000;
const DAYS = 30;
const COPIES = 7;
const FIRST_DAY = '2026-03-01';
const FIRST_MS = Date.parse(FIRST_DAY);
const HALF_HOURS = 48;
/** Half hours between two visits of what cleans up, as often as autovacuum would come. */
const VACUUM_EVERY = 8;

const [order]: KeptOrder[] = await once(process, 'message');
assert.ok(order !== undefined);
const weekday = await weekdayOf(organisation(250));
await using full = await temporaryStore();
await using another = await temporaryStore();
const intervalsWrittenASecond = await fill(full);
await copyOver(full);
const intervals = AGENTS * DAYS * COPIES * HALF_HOURS;
const numbers: KeptNumbers = {
  intervalsWrittenASecond,
  intervals,
  bytesAnInterval: (await bytesOf(full)) / intervals,
  bytesAsItComes: await keepAsItComes(another),
  readMs: await readInThreeWays(full, order.rounds),
};
process.send?.(numbers);
process.disconnect();

/** Day by day, the way of a sync. @returns intervals a second */
async function fill({ database }: TemporaryStore): Promise<number> {
  let ms = 0;
  for (let day = 0; day < DAYS; day += 1) {
    const agentDays = toldAgain(weekday, { agents: AGENTS, dayStartMs: FIRST_MS + day * DAY_MS });
    const startedMs = performance.now();
    await keepDay(database.kysely, agentDays);
    ms += performance.now() - startedMs;
  }
  return (AGENTS * DAYS * HALF_HOURS * 1000) / ms;
}

/** The same rows as those of later days: as good for telling their size, and far quicker. */
async function copyOver({ database: { kysely, pool } }: TemporaryStore): Promise<void> {
  for (let copy = 1; copy < COPIES; copy += 1) {
    const startMs = FIRST_MS + copy * DAYS * DAY_MS;
    await ensurePartitions(kysely, { startMs, endMs: startMs + DAYS * DAY_MS });
    for (const [table, columns] of [
      ['agent_day_whole', 'agent_no, scope_no, work_read, presence_read, numbers'],
      ['agent_day', 'agent_no, queue_no, media_type, numbers'],
    ]) {
      await pool.query(
        `insert into ${table} select day + $1::int, ${columns} from ${table}
         where day < $2::date + $3::int order by day, agent_no`,
        [copy * DAYS, FIRST_DAY, DAYS],
      );
    }
  }
}

/** Tables of agent days and their indexes. */
async function bytesOf({ database: { pool } }: TemporaryStore): Promise<number> {
  const { rows } = await pool.query<{ bytes: number }>(
    `select sum(pg_total_relation_size(inhrelid))::int8 as bytes from pg_inherits
     join pg_class on oid = inhrelid where relkind = 'r'`,
  );
  return rows[0]?.bytes ?? NaN;
}

async function keepAsItComes(store: TemporaryStore): Promise<number> {
  const { kysely, pool } = store.database;
  const [agents, days] = [250, 3];
  for (let day = 0; day < days; day += 1) {
    const agentDays = toldAgain(weekday, { agents, dayStartMs: FIRST_MS + day * DAY_MS });
    await keepDayAsItComes(kysely, agentDays, async (slot) => {
      if (slot % VACUUM_EVERY === 0) await pool.query('vacuum agent_day, agent_day_whole');
    });
  }
  return (await bytesOf(store)) / (agents * days * HALF_HOURS);
}

async function readInThreeWays({ database }: TemporaryStore, rounds: number) {
  const { kysely, pool } = database;
  const agentDays = toldAgain(weekday, { agents: AGENTS, dayStartMs: FIRST_MS });
  await keepPlain(pool, agentDays);
  await pool.query('analyze');
  const span = { startMs: FIRST_MS, endMs: FIRST_MS + DAY_MS };
  const agentIds = agentDays.map(({ agentId }) => agentId);
  const ours = async (): Promise<AgentDay[]> => readAgentDays(kysely, { span, agentIds });
  const arrays = async () => selectPlain(pool);
  const rows = async () => {
    for (const table of ['agent_day_whole', 'agent_day']) {
      await pool.query(`select * from ${table} where day = $1`, [FIRST_DAY]);
    }
  };
  assert.equal(sumOfDays(await ours()), sumOfPlain(await arrays()));
  return interleaved({ ours, arrays, rows }, rounds);
}
