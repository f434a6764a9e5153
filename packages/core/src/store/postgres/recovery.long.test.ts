import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { layoutOf } from './embedded/layout.ts';
import { judge, serverState } from './embedded/process-state.ts';
import { takeStartLock } from './embedded/start-lock.ts';
import { startPostgres } from './start-postgres.ts';
import { initialisedWorkplace, until, type Workplace } from './testing.ts';

/** Each test finds its server stopped, and leaves it so. */
let place: Workplace;
beforeAll(async () => {
  place = await initialisedWorkplace();
});
afterAll(() => place[Symbol.asyncDispose]());

/** Leaves what a server that was killed leaves. */
async function leaveTraces(pid: number): Promise<void> {
  const { clusterDir, socketDir } = layoutOf(place.dataDir, tmpdir());
  const lines = [pid, clusterDir, 1_700_000_000, 5432, socketDir, '', '', 'ready'];
  await writeFile(join(clusterDir, 'postmaster.pid'), `${lines.join('\n')}\n`);
  await mkdir(socketDir, { mode: 0o700 });
  await writeFile(join(socketDir, '.s.PGSQL.5432.lock'), `${lines.slice(0, 5).join('\n')}\n`);
}

/** Whether a server starts there and stops again. */
async function startsAndStops(): Promise<boolean> {
  const server = await startPostgres(place);
  const started = (await place.serverPid()) !== undefined;
  await server.leave();
  return started && (await place.serverPid()) === undefined;
}

it('a pid file of a process that is gone is no obstacle', async () => {
  const gone = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  await once(gone, 'exit');
  await leaveTraces(gone.pid ?? 0);
  expect(await startsAndStops()).toBe(true);
});

it('a pid file whose pid went to another program is no obstacle, and the program is left alone', async () => {
  const foreign = spawn('sleep', ['60'], { stdio: 'ignore' });
  try {
    await leaveTraces(foreign.pid ?? 0);
    expect(await serverState(foreign.pid ?? 0, join(place.dataDir, 'postgres'))).toBe('foreign');
    expect(await startsAndStops()).toBe(true);
    expect(foreign.exitCode ?? foreign.signalCode).toBeNull();
  } finally {
    foreign.kill();
    await once(foreign, 'exit');
  }
});

it.runIf(process.platform === 'linux')('a pid file of a zombie is no obstacle', async () => {
  // What the shell turns into does not know that it has a child, and never waits for it. The child
  // must not end before that: the shell itself would wait for it.
  const careless = spawn('sh', ['-c', 'cat <&3 & echo $!; exec sleep 60 3<&-'], {
    stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
  });
  try {
    if (careless.stdout === null) throw new Error('The shell has no output.');
    const lines = createInterface({ input: careless.stdout })[Symbol.asyncIterator]();
    const { value } = await lines.next();
    const zombie = Number(value);
    await until(async () => (await readFile(`/proc/${careless.pid}/comm`, 'utf8')) === 'sleep\n');
    careless.stdio[3]?.destroy();
    await until(async () => (await serverState(zombie, '/nowhere')) === 'zombie');
    await leaveTraces(zombie);
    expect(await startsAndStops()).toBe(true);
  } finally {
    careless.kill();
    await once(careless, 'exit');
  }
});

it('a server of another directory is a foreign process', () => {
  const facts = { zombie: false, workingDir: '/data/b/postgres' };
  const command = ['/bin/postgres', '-D', '/data/b/postgres'];
  expect(judge({ ...facts, command }, '/data/a/postgres')).toBe('foreign');
  expect(judge({ ...facts, command }, '/data/b/postgres')).toBe('ours');
  expect(judge({ ...facts, command: ['vim', 'x'] }, '/data/b/postgres')).toBe('foreign');
});

it('a start lock is held by one, and one that a dead process left is broken', async () => {
  const lockFile = join(place.dir, 'lock');
  const unlock = await takeStartLock(lockFile);
  expect(unlock).toBeDefined();
  expect(await takeStartLock(lockFile)).toBeUndefined();
  await unlock?.();

  await writeFile(lockFile, '4194303 1');
  expect(await takeStartLock(lockFile)).toBeUndefined();
  const again = await takeStartLock(lockFile);
  expect(again).toBeDefined();
  await again?.();
});

it('a start lock does not belong to a process that only has the same pid', async () => {
  const lockFile = join(place.dir, 'lock');
  await writeFile(lockFile, `${process.pid} 1`);
  expect(await takeStartLock(lockFile)).toBeUndefined();
  expect(await takeStartLock(lockFile)).toBeDefined();
  await rm(lockFile);
});
