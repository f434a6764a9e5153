import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase } from './database.ts';
import { startPostgres } from './start-postgres.ts';
import { initialisedWorkplace, otherProcess, until, workplace, type Workplace } from './testing.ts';

/** Each test finds its server stopped, and leaves it so. */
let place: Workplace;
beforeAll(async () => {
  place = await initialisedWorkplace();
});
afterAll(() => place[Symbol.asyncDispose]());

const isNewDatabase = (line: string) => line.includes('a new database');

it('five processes that start at once where another died half-way share one new server', async () => {
  await using empty = await workplace();
  const halfMade = join(empty.dataDir, 'postgres.init-1');
  await mkdir(halfMade, { recursive: true });
  const processes = await Promise.all(Array.from({ length: 5 }, () => otherProcess(empty.dataDir)));
  const made = processes.flatMap(({ told }) => told).filter(isNewDatabase);
  expect(made).toHaveLength(1);
  expect(existsSync(halfMade)).toBe(false);

  const identity = 'select system_identifier::text as id from pg_control_system()';
  const answers = await Promise.all(processes.map(({ query }) => query(identity)));
  expect(new Set(answers.map((rows) => JSON.stringify(rows))).size).toBe(1);

  await Promise.all(processes.map((one) => one.leave()));
  expect(await empty.serverPid()).toBeUndefined();
  const log = await readFile(join(empty.dataDir, 'postgres.log'), 'utf8');
  expect(log.match(/database system is shut down/gu)).toHaveLength(1);
});

it('the last one out stops the server, and nobody before', async () => {
  const first = await startPostgres(place);
  const second = await startPostgres(place);
  const pid = await place.serverPid();
  await first.leave();
  expect(await place.serverPid()).toBe(pid);
  await second.leave();
  await second.leave();
  expect(await place.serverPid()).toBeUndefined();
});

it('whoever comes while the last one leaves gets a server', async () => {
  let here = await startPostgres(place);
  for (let round = 0; round < 6; round++) {
    const [next] = await Promise.all([startPostgres(place), here.leave()]);
    here = next;
    const { pool, close } = openDatabase(here, { applicationName: 'newcomer' });
    const { rows } = await pool.query('select 1 as one');
    expect(rows).toEqual([{ one: 1 }]);
    await close();
  }
  await here.leave();
});

it('the server goes on when the process that started it is killed, and the next one joins it', async () => {
  await using starter = await otherProcess(place.dataDir);
  const pid = await place.serverPid();
  await starter.query('create table of_killed as select 7 as value');
  await starter.kill();

  await using next = await otherProcess(place.dataDir);
  expect(await place.serverPid()).toBe(pid);
  expect(await next.query('select value from of_killed')).toEqual([{ value: 7 }]);
  await next.leave();
  expect(await place.serverPid()).toBeUndefined();
});

it('nothing acknowledged is lost when everything is killed', async () => {
  await using writer = await otherProcess(place.dataDir);
  await writer.query('create table kept (value int)');
  for (let value = 1; value <= 20; value++)
    await writer.query(`insert into kept values (${value})`);
  const pid = (await place.serverPid()) ?? 0;
  process.kill(pid, 'SIGKILL');
  await writer.kill();
  await until(async () => (await place.serverPid()) === undefined);

  const two = [1, 2].map(() => otherProcess(place.dataDir));
  for (const one of await Promise.all(two)) {
    expect(await one.query('select count(*) from kept')).toEqual([{ count: 20 }]);
    await one.leave();
  }
});

it('a server that is killed under its users is started again, and statements that may be repeated succeed', async () => {
  const told: string[] = [];
  const log = { info: () => undefined, warn: (line: string) => told.push(line) };
  const server = await startPostgres({ ...place, log });
  const database = openDatabase(server, { applicationName: 'survivor', log });
  await database.pool.query('create table of_survivor as select 7 as value');

  const pid = (await place.serverPid()) ?? 0;
  process.kill(pid, 'SIGKILL');
  // Those that served its sessions end a moment later.
  await until(() => database.pool.totalCount === 0);
  const read = () => database.pool.query('select value from of_survivor');
  const { rows } = await database.retrying(read);
  expect(rows).toEqual([{ value: 7 }]);
  expect(told).toContainEqual(expect.stringContaining('it is started again'));
  await database.close();
  await server.leave();
  expect(await place.serverPid()).toBeUndefined();
});
