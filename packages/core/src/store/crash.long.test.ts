import { afterAll, beforeAll, expect, it } from 'vitest';
import { talk } from '../testing/legs.ts';
import { halfHourStartsMs } from '../time/half-hour.ts';
import { commitRead } from './commit-read.ts';
import { leaseSlots } from './leases.ts';
import { migrations } from './migrations/index.ts';
import { scopeNumber } from './numbers.ts';
import { ensurePartitions } from './partitions.ts';
import { type Database, openDatabase } from './postgres/database.ts';
import { migrate } from './postgres/migrate.ts';
import { isPassing } from './postgres/retry.ts';
import type { PostgresServer } from './postgres/server.ts';
import { startPostgres } from './postgres/start-postgres.ts';
import { until, workplace, type Workplace } from './postgres/testing.ts';
import { readAgentDays } from './read-agent-days.ts';
import type { Schema } from './schema.ts';
import { spanVersion } from './slot-readings.ts';
import { foldRead, keepRead, LATER_MS, SETTLE_MS, WHOLE_DAY } from './testing-read.ts';

let place: Workplace;
let server: PostgresServer;
let database: Database<Schema>;
let onlooker: Database<Schema>;
beforeAll(async () => {
  place = await workplace();
  server = await startPostgres(place);
  database = openDatabase(server, { applicationName: 'writer' });
  onlooker = openDatabase(server, { applicationName: 'onlooker' });
  await migrate(database.kysely, migrations);
});
afterAll(async () => {
  await database.close();
  await onlooker.close();
  await server.leave();
  await place[Symbol.asyncDispose]();
});

/** kill -9 of what serves the writer, in the state that the condition names. */
async function killBackend(condition: string): Promise<void> {
  let pid: number | undefined;
  await until(async () => {
    const { rows } = await onlooker.pool.query<{ pid: number }>(
      `select pid from pg_stat_activity where application_name = 'writer' and ${condition}`,
    );
    pid = rows[0]?.pid;
    return pid !== undefined;
  });
  process.kill(pid ?? 0, 'SIGKILL');
}

const kept = async () =>
  database.retrying(async () => ({
    days: await readAgentDays(database.kysely, { span: WHOLE_DAY, agentIds: ['anna'] }),
    version: await spanVersion(database.kysely, WHOLE_DAY),
  }));

it('a commit whose backend is killed in the middle leaves nothing, and can be made again', async () => {
  const { kysely: db } = database;
  await keepRead(db, { legs: [talk('anna', '09:00', '09:10')] });
  const before = await kept();
  const scopeNo = await scopeNumber(db, 'all');
  const slotsMs = halfHourStartsMs(WHOLE_DAY);
  const lease = await leaseSlots(db, { scopeNo, slotsMs, leaseMs: 60_000 });
  if (lease === null) throw new Error('Nobody else holds them.');
  const agentDays = foldRead({ legs: [talk('anna', '09:00', '09:12')] });
  const commit = async () =>
    commitRead(db, lease, { agentDays, workReadAtMs: LATER_MS + 1, settleMs: SETTLE_MS });

  // Restatements are kept after the numbers, and before the half hours are marked.
  const blocker = await onlooker.pool.connect();
  await blocker.query('begin; lock table restatement in access exclusive mode');
  const [outcome] = await Promise.allSettled([commit(), killBackend("wait_event = 'relation'")]);
  blocker.release(true);
  expect(outcome.status).toBe('rejected');
  expect(await kept()).toEqual(before);

  expect(await database.retrying(commit)).toMatchObject({ restatements: 6 });
  const after = await kept();
  expect(after.version).toBeGreaterThan(before.version);
  expect(after.days[0]?.busy[18]).toBe(12 * 60_000);
});

it('whatever moment a backend is killed in, what was acknowledged is there', async () => {
  const { kysely: db } = database;
  await ensurePartitions(db, WHOLE_DAY);
  let acknowledged = 0;
  for (let round = 1; round <= 4; round++) {
    const writing = (async () => {
      for (let next = acknowledged + 1; ; next++) {
        await keepRead(db, { scope: `teams:${round}`, presence: { loggedIn: next } });
        acknowledged = next;
      }
    })();
    const enough = acknowledged + 3;
    const killing = until(() => acknowledged >= enough).then(async () =>
      killBackend("state <> 'idle'"),
    );
    await expect(Promise.all([writing, killing])).rejects.toSatisfy(isPassing);
    await killing.catch(() => undefined);
    const { days } = await kept();
    const found = days[0]?.presence?.metrics.loggedIn[20] ?? NaN;
    // One that was on its way may have arrived all the same.
    expect([acknowledged, acknowledged + 1]).toContain(found);
    acknowledged = found;
  }
});
