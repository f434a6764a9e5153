import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { talk } from '../testing/legs.ts';
import { DAY_MS } from '../time/half-hour.ts';
import { scopeNumber } from './numbers.ts';
import { ensurePartitions } from './partitions.ts';
import { readAgentDays } from './read-agent-days.ts';
import { forgetBefore, legsKeptSinceMs, pruneLegs } from './retention.ts';
import type { Schema } from './schema.ts';
import { slotReadings } from './slot-readings.ts';
import { startTestServer, type TestServer } from './testing.ts';
import { keepRead, WHOLE_DAY } from './testing-read.ts';

let server: TestServer;
let db: Kysely<Schema>;
beforeAll(async () => {
  server = await startTestServer();
});
beforeEach(async () => {
  db = (await server.freshDatabase()).kysely;
});
afterAll(async () => server.stop());

const month = (text: string) => Date.parse(`${text}-01T00:00:00Z`);

async function partitions(): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class join pg_inherits on oid = inhrelid
    where relkind = 'r' order by 1`.execute(db);
  return rows.map(({ name }) => name);
}

it('makes a partition for each month, once, whoever asks at the same time', async () => {
  const span = { startMs: month('2026-11') + 5 * DAY_MS, endMs: month('2027-01') + 1 };
  await Promise.all(Array.from({ length: 4 }, async () => ensurePartitions(db, span)));
  expect(await partitions()).toEqual([
    'agent_day_2026_11',
    'agent_day_2026_12',
    'agent_day_2027_01',
    'agent_day_whole_2026_11',
    'agent_day_whole_2026_12',
    'agent_day_whole_2027_01',
  ]);
});

it('drops months that are over, and no month with a day that is kept', async () => {
  await ensurePartitions(db, { startMs: month('2026-10'), endMs: month('2026-12') });
  expect(await forgetBefore(db, month('2026-12') - 1)).toEqual([
    'agent_day_2026_10',
    'agent_day_whole_2026_10',
  ]);
  expect(await forgetBefore(db, month('2026-12'))).toEqual([
    'agent_day_2026_11',
    'agent_day_whole_2026_11',
  ]);
});

it('shows half hours that are forgotten as missing, and not as zero', async () => {
  await keepRead(db, { legs: [talk('anna', '09:00', '09:10')] });
  await forgetBefore(db, WHOLE_DAY.startMs + DAY_MS);
  const scopeNo = await scopeNumber(db, 'all');
  expect(await slotReadings(db, { scopeNo, span: WHOLE_DAY })).toEqual([]);
  expect(await readAgentDays(db, { span: WHOLE_DAY, agentIds: ['anna'] })).toEqual([]);
});

it('remembers from when on legs are kept', async () => {
  expect(await legsKeptSinceMs(db)).toBe(-Infinity);
  await pruneLegs(db, month('2026-11'));
  await pruneLegs(db, month('2026-10'));
  expect(await legsKeptSinceMs(db)).toBe(month('2026-11'));
});
