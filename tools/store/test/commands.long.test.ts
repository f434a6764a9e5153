import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { COMMAND, type Ended, startProgram } from './command.ts';
import { start } from '../src/start.ts';
import { startStores, type TestStores } from './stores.ts';

let stores: TestStores;
/** Whatever was printed. */
const printed: string[] = [];

beforeAll(async () => {
  stores = await startStores();
});
afterAll(async () => {
  await stores.stop();
});

/** Runs the command with the filled store, or with other settings. */
async function store(
  args: readonly string[],
  settings: Record<string, string> = {},
): Promise<Ended> {
  const ended = { stdout: '', stderr: '' };
  const streams = {
    print: async (text: string) => void (ended.stdout += text),
    stderr: { write: (text: string) => void (ended.stderr += text) },
  };
  const variables = () => ({ HALFHOUR_DATA: stores.dataDir, ...settings });
  const { signal } = new AbortController();
  const exitCode = await start(args, variables, streams, signal);
  return kept({ exitCode, ...ended });
}

/** Runs a line of shell in which `"$@"` is the command, as a process of its own. */
function shell(line: string, args: readonly string[]) {
  const command = ['bash', '-c', `exec ${line}`, 'bash', ...COMMAND, ...args];
  const { child, ended } = startProgram(command, { HALFHOUR_DATA: stores.dataDir });
  return { child, ended: ended.then(kept) };
}

function kept(ended: Ended): Ended {
  printed.push(ended.stdout, ended.stderr);
  return ended;
}

const place = (name: string) => join(stores.folder, name);

/** What is in a store, by a file that was exported of it. */
async function contentsOf(settings: Record<string, string>) {
  const file = place('contents.gz');
  expect(await store(['export', '--to', file], settings)).toMatchObject({
    exitCode: 0,
    stderr: '',
  });
  const [header = '', ...lines] = gunzipSync(readFileSync(file)).toString().split('\n');
  return { ...JSON.parse(header), writtenAt: '', rows: lines.toSorted() };
}

it('is a command line', async () => {
  const { exitCode, stdout, stderr } = await shell('"$@"', ['info']).ended;
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(await store(['info'])).toMatchObject({ stdout });
  expect((await store(['--help'])).stdout).toMatch(/^Looks into the store/u);
  expect((await store(['--version'])).stdout).toBe('halfhour store 0.0.0\n');
});

it('tells where the store is and what is in it', async () => {
  const { exitCode, stdout } = await store(['info']);
  expect(exitCode).toBe(0);
  expect(stdout).toContain(`Store     PostgreSQL 18.4, embedded in ${stores.dataDir}/postgres\n`);
  expect(stdout).toMatch(/^Schema {4}\d{4}-\S+, up to date$/mu);
  expect(stdout).toMatch(/^Size {6}[\d.]+ MB, \d+ GB free on its disk$/mu);
  expect(stdout).toContain(
    'work     2026-11-20 00:00 to 2026-12-04 00:00 UTC: 96 half hours, 576 missing in between; last',
  );
  expect(stdout).toMatch(/^Tables {4}agent +3 rows +\d+ kB$/mu);
  const { stdout: json } = await store(['info', '--json']);
  expect(JSON.parse(json)).toMatchObject({
    kind: 'embedded',
    postgresVersion: '18.4',
    schema: { version: expect.stringMatching(/^\d{4}-/u), pending: [], unknown: [] },
    scopes: [
      { scope: 'all', work: { from: '2026-11-20T00:00:00.000Z', missing: 576 } },
      { scope: 'teams:t1', presence: null },
    ],
  });
});

it('copies to a server and back to a directory, and refuses to do so twice', async () => {
  const { url, password } = stores.server;
  const there = { DATABASE_URL: url };
  const nothing = await store(['info'], there);
  expect(nothing.stdout).toContain('Schema    none: there is nothing of Halfhour here yet\n');
  const copied = await store(['copy', '--to', url]);
  expect(copied).toMatchObject({ exitCode: 0, stderr: '' });
  const location = url.replace(`:${password}`, '');
  expect(copied.stdout).toMatch(
    /^Copied \d+ rows in \d+ tables\nfrom .*\nto {3}postgres:\/\/halfhour@/u,
  );
  expect(copied.stdout).toContain('Halfhour uses the copy once DATABASE_URL names it.\n');
  const original = await contentsOf({});
  expect(await contentsOf(there)).toEqual(original);

  const back = place('back');
  expect(await store(['copy', '--to', back], there)).toMatchObject({ exitCode: 0, stderr: '' });
  expect(await contentsOf({ HALFHOUR_DATA: back })).toEqual(original);
  const again = await store(['copy', '--to', url]);
  expect(again).toMatchObject({ exitCode: 2, stdout: '' });
  expect(again.stderr).toContain(`The target ${location} is not empty`);
  expect(again.stderr.split('\n')).toHaveLength(2);
});

it('exports and imports the same, and refuses to import twice', async () => {
  const file = place('kept.gz');
  expect(await store(['export', '--to', file])).toMatchObject({ exitCode: 0, stderr: '' });
  const fresh = { DATABASE_URL: await stores.newDatabase('imported') };
  const imported = await store(['import', '--from', file], fresh);
  expect(imported).toMatchObject({ exitCode: 0, stderr: '' });
  expect(await contentsOf(fresh)).toEqual(await contentsOf({}));
  const again = await store(['import', '--from', file], fresh);
  expect(again).toMatchObject({ exitCode: 2, stdout: '' });
  expect(again.stderr).toMatch(/imported is not empty, .* agent, unit, .* have rows\./u);
});

it('imports nothing of a file in which a letter is another', async () => {
  const file = place('spoilt.gz');
  await store(['export', '--to', file]);
  const text = gunzipSync(readFileSync(file)).toString();
  writeFileSync(file, gzipSync(text.replace('\tcarl\t', '\tkarl\t')));
  const fresh = { DATABASE_URL: await stores.newDatabase('unimported') };
  const spoilt = await store(['import', '--from', file], fresh);
  expect(spoilt).toMatchObject({ exitCode: 2, stdout: '' });
  expect(spoilt.stderr).toMatch(
    /spoilt\.gz is damaged: The rows of agent are not those that were written \(checksum\)\. Nothing was imported\.\n$/u,
  );
  const { stdout } = await store(['info', '--json'], fresh);
  const { tables }: { tables: { rows: number }[] } = JSON.parse(stdout);
  expect(tables.map(({ rows }) => rows)).toEqual(Array.from(tables, () => 0));
});

it.each(['SIGINT', 'SIGTERM'] as const)('leaves nothing when it is ended by %s', async (name) => {
  const file = place('ended.gz');
  writeFileSync(file, 'yesterday');
  const before = readdirSync(stores.folder);
  const holder = await stores.filled.database.pool.connect();
  await holder.query('begin; lock table leg in access exclusive mode');
  const { child, ended } = shell('"$@"', ['export', '--to', file]);
  const isWaiting = async () => {
    const { rows } = await holder.query(
      "select from pg_locks where not granted and mode = 'AccessShareLock'",
    );
    return rows.length > 0;
  };
  await vi.waitUntil(isWaiting, { timeout: 30_000 });
  expect(readdirSync(stores.folder)).toHaveLength(before.length + 1);
  child.kill(name);
  const exitCode = name === 'SIGINT' ? 130 : 143;
  expect(await ended).toEqual({ exitCode, stdout: '', stderr: '' });
  await holder.query('rollback');
  holder.release();
  expect(readdirSync(stores.folder)).toEqual(before);
  expect(readFileSync(file, 'utf8')).toBe('yesterday');
});

it('says that the disk is full, and leaves the file as it was', async () => {
  const file = place('full.gz');
  writeFileSync(file, 'yesterday');
  const before = readdirSync(stores.folder);
  // A limit on the size of files fails as a full disk does, in the middle of a write.
  const { ended } = shell('bash -c \'ulimit -f 1; exec "$@"\' bash "$@"', ['export', '--to', file]);
  expect(await ended).toMatchObject({ exitCode: 1, stdout: '' });
  expect((await ended).stderr).toMatch(
    /^The disk is full \(EFBIG\), and nothing was written: .*\n$/u,
  );
  expect(readdirSync(stores.folder)).toEqual(before);
  expect(readFileSync(file, 'utf8')).toBe('yesterday');
});

it('says that the disk of the target is full', async ({ skip }) => {
  const small = place('small');
  const mount = spawnSync('bash', [
    '-c',
    `mkdir '${small}'; mount -t tmpfs -o size=4m tmpfs '${small}'`,
  ]);
  if (mount.status !== 0) skip('Nobody may mount a small disk here.');
  const full = await store(['copy', '--to', small]);
  spawnSync('bash', ['-c', `umount '${small}'`]);
  expect(full).toMatchObject({ exitCode: 1, stdout: '' });
  expect(full.stderr).toMatch(/^The disk of .*small is full: free at least 200 MB there/u);
});

it.each([
  [
    'no store',
    ['info'],
    { HALFHOUR_DATA: '/nowhere/at/all' },
    2,
    /^There is no store in \/nowhere/u,
  ],
  [
    'a DATABASE_URL that is none',
    ['info'],
    { DATABASE_URL: 'hunter2' },
    2,
    /^DATABASE_URL is not a URL: expected/u,
  ],
  [
    'a target that is none',
    ['copy', '--to', 'me:hunter2@db'],
    {},
    2,
    /^--to is not for PostgreSQL: expected .*, or a directory/u,
  ],
  [
    'a server that is not there',
    ['copy', '--to', 'postgres://me:hunter2@127.0.0.1:1/x'],
    {},
    3,
    /^PostgreSQL at postgres:\/\/me@127\.0\.0\.1:1\/x refuses connections: check the host and port in --to/u,
  ],
  [
    'a store that is not there',
    ['info'],
    { DATABASE_URL: 'postgres://me:hunter2@127.0.0.1:1/x' },
    3,
    /refuses connections: .* in DATABASE_URL/u,
  ],
  ['no file', ['import', '--from', '/nowhere.gz'], {}, 2, /^--from \/nowhere\.gz can’t be read/u],
  [
    'no folder',
    ['export', '--to', '/nowhere/x.gz'],
    {},
    2,
    /^--to \/nowhere\/x\.gz can’t be written/u,
  ],
] as const)('ends with one line for %s', async (_, args, settings, exitCode, line) => {
  const ended = await store(args, settings);
  expect(ended).toMatchObject({ exitCode, stdout: '' });
  expect(ended.stderr).toMatch(line);
  expect(ended.stderr.split('\n')).toHaveLength(2);
  expect(existsSync('/nowhere')).toBe(false);
});

it('refuses a wrong password', async () => {
  const { url, password } = stores.server;
  const wrong = await store(['info'], { DATABASE_URL: url.replace(password, 'hunter2') });
  expect(wrong).toMatchObject({ exitCode: 3, stdout: '' });
  expect(wrong.stderr).toContain('refuses the user or the password: correct them in DATABASE_URL.');
});

it('has told no password to anybody', () => {
  expect(printed.length).toBeGreaterThan(20);
  expect(printed.join('\n')).not.toContain(stores.server.password);
  expect(printed.join('\n')).not.toContain('hunter2');
});
