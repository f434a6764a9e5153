import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase } from './database.ts';
import { startEmbedded } from './embedded/start-embedded.ts';
import { silentLog } from './log.ts';
import { useOwnServer } from './own-server.ts';
import type { PostgresServer } from './server.ts';
import { startPostgres } from './start-postgres.ts';
import { workplace, type Workplace } from './testing.ts';

let place: Workplace;
let loopback: PostgresServer;

/** A server on a TCP port with a password stands for one that somebody else runs. */
function startOnLoopback(): Promise<PostgresServer> {
  const { dataDir, dir: tmpDir } = place;
  return startEmbedded({ dataDir, tmpDir, binDir: undefined, log: silentLog, reach: 'loopback' });
}

beforeAll(async () => {
  place = await workplace();
  loopback = await startOnLoopback();
});
afterAll(async () => {
  await loopback.leave();
  await place[Symbol.asyncDispose]();
});

/** Its URL, with parts replaced. */
function urlWith(parts: Partial<Record<'password' | 'pathname' | 'port' | 'search', string>> = {}) {
  const { user, password, host, port } = loopback.connection;
  const url = new URL(`postgres://${user}:${String(password)}@${host}:${port}/postgres`);
  return Object.assign(url, parts).href;
}

async function refusal(databaseUrl: string): Promise<string> {
  const error: unknown = await startPostgres({ databaseUrl, dataDir: '/nowhere' }).then(
    () => 'It was accepted.',
    (reason: unknown) => reason,
  );
  expect(error).not.toHaveProperty('cause');
  return error instanceof Error ? error.message : String(error);
}

it('DATABASE_URL’s server is used, and its password is in no word for people', async () => {
  const server = await startPostgres({ databaseUrl: urlWith(), dataDir: '/nowhere' });
  const { port } = loopback.connection;
  expect(server).toMatchObject({
    kind: 'server',
    location: `postgres://halfhour@127.0.0.1:${port}/postgres`,
  });
  const database = openDatabase(server, { applicationName: 'a test' });
  const { rows } = await database.pool.query(
    "select current_setting('application_name') as name, current_setting('timezone') as zone",
  );
  expect(rows).toEqual([{ name: 'a test', zone: 'UTC' }]);
  await database.close();
  await server.leave();
});

it('a wrong password is refused in one line without it', async () => {
  const said = await refusal(urlWith({ password: 'hunter2' }));
  expect(said).toMatch(/refuses the user or the password: correct them in DATABASE_URL\.$/u);
  expect(said).not.toContain('hunter2');
  expect(said).not.toContain('\n');
});

it.each([
  ['a missing password', { password: '' }, /asks for a password: put one into DATABASE_URL\.$/u],
  ['a missing database', { pathname: '/nope' }, /has no such database: create it/u],
  ['TLS that is not offered', { search: '?sslmode=verify-full' }, /offers no TLS: take sslmode/u],
  ['a port where nothing listens', { port: '1' }, /refuses connections: check the host and port/u],
])('%s is refused in one line', async (_, parts, expected) => {
  expect(await refusal(urlWith(parts))).toMatch(expected);
});

it.each([
  ['not a url, hunter2', 'DATABASE_URL is not a URL: expected postgres://user:password@'],
  ['mysql://a:hunter2@b/c', 'DATABASE_URL is not for PostgreSQL: expected'],
  ['postgres://a:hunter2@b,c/d', 'DATABASE_URL names several hosts'],
  ['postgres://a:100%hunter2@b/d', 'DATABASE_URL has a % that encodes nothing'],
])('an unusable URL is refused, and nothing of it repeated: %s', async (databaseUrl, expected) => {
  const said = await refusal(databaseUrl);
  expect(said).toContain(expected);
  expect(said).not.toContain('hunter2');
});

it('a server that is too old is refused', async () => {
  const old = useOwnServer('postgres://me:hunter2@db/halfhour', async () => 140_019);
  await expect(old).rejects.toThrow(
    'PostgreSQL at postgres://me@db/halfhour is version 14: Halfhour needs 15 or later.',
  );
  expect(await useOwnServer('postgres://db/halfhour', async () => 150_000)).toBeDefined();
});

it('an embedded server on loopback asks for a password that only a file in its directory holds', async () => {
  const password = await readFile(join(place.dataDir, 'postgres.password'), 'utf8');
  expect(password).toHaveLength(32);
  expect(loopback.connection).toMatchObject({ host: '127.0.0.1', password });
});

it('an embedded server on loopback keeps its port', async () => {
  const { port } = loopback.connection;
  await loopback.leave();
  loopback = await startOnLoopback();
  expect(loopback.connection.port).toBe(port);
});
