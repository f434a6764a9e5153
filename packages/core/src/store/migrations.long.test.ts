import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from '../testing/legs.ts';
import { migrations } from './migrations/index.ts';
import { type Database, openDatabase } from './postgres/database.ts';
import { migrate } from './postgres/migrate.ts';
import { readAgentDays } from './read-agent-days.ts';
import { migrationsRun } from './schema-version.ts';
import type { Schema } from './schema.ts';
import { fillTestStore } from './testing-fill.ts';
import { keepRead, LATER_MS, WHOLE_DAY } from './testing-read.ts';
import { inDatabase, SERVERS, type ServerUnderTest } from './testing-servers.ts';

const SCRIPT = fileURLToPath(new URL('testing-migrating.ts', import.meta.url));
const ALL = Object.keys(migrations);

describe.each(SERVERS)('in %s', (_, start) => {
  let started: ServerUnderTest;
  let admin: Database<Schema>;
  const opened: Database<Schema>[] = [];
  beforeAll(async () => {
    started = await start();
    admin = openDatabase(started.server, { applicationName: 'test' });
  });
  afterAll(async () => {
    for (const database of [...opened, admin]) await database.close();
    await started.stop();
  });

  async function newDatabase(name: string): Promise<Database<Schema>> {
    await admin.pool.query(`create database ${name}`);
    const server = inDatabase(started.server, name);
    const database = openDatabase<Schema>(server, { applicationName: 'test' });
    opened.push(database);
    return database;
  }

  /** Three processes that begin in the same moment. @returns what each of them said */
  async function migrateByThree(name: string): Promise<string[]> {
    const three = [1, 2, 3].map(() => {
      const child = spawn(process.execPath, [SCRIPT, JSON.stringify(started.options), name], {
        stdio: ['pipe', 'pipe', 'inherit'],
      });
      const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
      const word = async () => String((await lines.next()).value);
      return { child, word };
    });
    for (const { word } of three) expect(await word()).toBe('ready');
    for (const { child } of three) child.stdin.end('go\n');
    return Promise.all(three.map(async ({ word }) => word()));
  }

  it('three processes that find an empty database bring it up to date once', async () => {
    const { pool } = await newDatabase('empty');
    const said = await migrateByThree('empty');
    expect(said.toSorted()).toEqual([
      `The schema is up to date: ran ${ALL.join(', ')}`,
      'nothing to do',
      'nothing to do',
    ]);
    expect(await migrationsRun(pool)).toEqual(ALL);
  });

  it('three processes that find a filled store change nothing of it', async () => {
    const database = await newDatabase('filled');
    await fillTestStore(database);
    const asked = { span: WHOLE_DAY, agentIds: ['anna', 'bea', 'carl'] };
    const before = await readAgentDays(database.kysely, asked);
    expect(await migrateByThree('filled')).toEqual(Array(3).fill('nothing to do'));
    expect(await readAgentDays(database.kysely, asked)).toEqual(before);
  });

  it('three processes that find a store of the first version take all of its numbers along', async () => {
    const database = await newDatabase('first');
    const old = Object.entries(migrations).filter(([name]) => name < '0005');
    await migrate(database.kysely, Object.fromEntries(old));
    await database.pool.query(FIRST_ROWS);
    const ran = ALL.filter((name) => name > '0005').join(', ');
    expect(await migrateByThree('first')).toContain(`The schema is up to date: ran ${ran}`);

    const { kysely } = database;
    const [day, later, ...others] = await readAgentDays(kysely, {
      span: { startMs: WHOLE_DAY.startMs, endMs: at('00:00') + 14 * 86_400_000 },
      agentIds: ['anna'],
    });
    expect(others).toEqual([]);
    expect(numbersOf(day?.busy)).toEqual({ 18: 1_800_000, 20: 7 });
    expect(numbersOf(day?.presence?.metrics.notResponding)).toEqual({ 47: 127 });
    expect(numbersOf(day?.readAtMs)).toEqual({ 18: at('12:00') });
    const [support, none] =
      day?.parts.toSorted((a, b) => (a.mediaType < b.mediaType ? 1 : -1)) ?? [];
    expect(support).toMatchObject({ queueId: 'support', mediaType: 'voice' });
    expect(numbersOf(support?.worked.tContacting)).toEqual({ 18: 128, 19: -3 });
    expect(numbersOf(support?.booked.tHandle)).toEqual({ 18: 2_147_483_647 + 5, 20: 9 });
    expect(numbersOf(support?.conversations)).toEqual({ 0: 1 });
    expect(none).toMatchObject({ queueId: null, mediaType: 'email' });
    expect(numbersOf(none?.worked.tTalk)).toEqual({ 3: 16_384 });
    expect(numbersOf(later?.busy)).toEqual({ 0: 1 });
    // And it can be written to: rows, partitions and all.
    expect(await keepRead(kysely, { asOfMs: LATER_MS })).toMatchObject({ rows: 3 });
  });
});

/** By half hour, those that are not zero or NaN. */
function numbersOf(slots: Float64Array | undefined): Record<string, number> {
  const numbers = Object.entries(slots ?? {});
  return Object.fromEntries(numbers.filter(([, value]) => value !== 0 && !Number.isNaN(value)));
}

/** As the first version wrote them: a number too big for an int went on in a row with `carry` 1. */
const FIRST_ROWS = `
  insert into agent (agent_id) values ('anna');
  insert into unit (kind, unit_id) values ('queue', 'support');
  insert into scope (scope) values ('all');
  insert into sync_slot (scope_no, slot, work_read_at, presence_read_at) values
    (1, '2026-11-20 09:00Z', '2026-11-20 12:00Z', null),
    (1, '2026-11-20 23:30Z', null, '2026-11-21 12:00Z'),
    (1, '2026-12-01 00:00Z', '2026-12-01 12:00Z', null);
  create table agent_day_2026_11 partition of agent_day
    for values from ('2026-11-01') to ('2026-12-01');
  create table agent_day_whole_2026_11 partition of agent_day_whole
    for values from ('2026-11-01') to ('2026-12-01');
  create table agent_day_whole_2026_12 partition of agent_day_whole
    for values from ('2026-12-01') to ('2027-01-01');
  insert into agent_day_whole
    (day, agent_no, scope_no, work_read, presence_read, first_slot, busy, not_responding) values
    ('2026-11-20', 1, 1, set_bit(0::bit(48), 18, 1), set_bit(0::bit(48), 47, 1), 18,
      '{1800000,0,7}', array_fill(0, array[29]) || 127),
    ('2026-12-01', 1, 1, set_bit(0::bit(48), 0, 1), 0::bit(48), 0, '{1}', null);
  insert into agent_day (day, agent_no, queue_no, media_type, carry, first_slot, t_contacting,
      t_talk, booked_t_handle, conversations) values
    ('2026-11-20', 1, 1, 'voice', 0, 0, array_fill(0, array[18]) || array[128, -3], null,
      array_fill(0, array[18]) || 2147483647, '{1}'),
    ('2026-11-20', 1, 1, 'voice', 1, 18, null, null, '{5,0,9}', null),
    ('2026-11-20', 1, 0, 'email', 0, 3, null, '{16384}', null, null);`;
