import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startPostgres } from './start-postgres.ts';
import { layoutOf } from './embedded/layout.ts';
import { readPidFile } from './embedded/pid-file.ts';
import { serverState } from './embedded/process-state.ts';
import { removeWhenWeEnd } from './testing-remains.ts';

/** A directory for one test, with whatever serves in it; disposing of it ends and removes both. */
export interface Workplace extends AsyncDisposable {
  readonly dir: string;
  /** For `startPostgres`. */
  readonly dataDir: string;
  /** The pid of the server in `dataDir`; `undefined` when none runs. */
  serverPid(): Promise<number | undefined>;
}

/**
 * Makes a directory into which every account may look, as most are.
 *
 * @param initialised - its new database is taken along, which is quicker than to make another
 */
export async function workplace(initialised?: Workplace): Promise<Workplace> {
  const dir = await realpath(await mkdtemp(join(tmpdir(), 'halfhour-test-')));
  await chmod(dir, 0o755);
  const dataDir = join(dir, 'data');
  removeWhenWeEnd({ dataDir, dir });
  const { clusterDir, socketDir } = layoutOf(dataDir, tmpdir());
  if (initialised !== undefined) {
    // With their owners, which Node's own cp does not keep.
    await promisify(execFile)('cp', ['-a', initialised.dataDir, dataDir]);
  }
  const serverPid = async () => {
    const pid = (await readPidFile(clusterDir))?.pid;
    return pid !== undefined && (await serverState(pid, clusterDir)) === 'ours' ? pid : undefined;
  };
  return {
    dir,
    dataDir,
    serverPid,
    async [Symbol.asyncDispose]() {
      const pid = await serverPid();
      if (pid !== undefined) process.kill(pid, 'SIGQUIT');
      await until(async () => (await serverPid()) === undefined);
      await rm(socketDir, { recursive: true, force: true });
      await rm(dir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** A new database for `workplace` to take along. */
export async function initialisedWorkplace(): Promise<Workplace> {
  const place = await workplace();
  const server = await startPostgres(place);
  await server.leave();
  return place;
}

/** Another process of ours that uses the server in a directory. */
export interface OtherProcess extends AsyncDisposable {
  readonly pid: number;
  /** What it told its log. */
  readonly told: readonly string[];
  /** Runs SQL there. @returns the rows, or the error's message */
  readonly query: (sql: string) => Promise<unknown>;
  /** Leaves the server and ends. */
  leave(): Promise<void>;
  /** kill -9 */
  kill(): Promise<void>;
}

/** @throws Error with what it said, when it can't start */
export async function otherProcess(dataDir: string, uid?: number): Promise<OtherProcess> {
  const script = fileURLToPath(new URL('testing-process.ts', import.meta.url));
  const child = spawn(process.execPath, [script, dataDir], {
    stdio: ['pipe', 'pipe', 'inherit'],
    ...(uid === undefined ? {} : { uid, gid: uid }),
    cwd: '/',
  });
  const ended = once(child, 'exit');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async (): Promise<unknown> => {
    const { value, done } = await lines.next();
    return done === true ? undefined : JSON.parse(value);
  };
  const ask = (question: string) => {
    child.stdin.write(`${question}\n`);
    return answer();
  };
  const finish = async (act: () => void) => {
    if (child.exitCode === null && child.signalCode === null) act();
    await ended;
  };
  const hello = await answer();
  if (!isHello(hello)) {
    await finish(() => child.kill('SIGKILL'));
    throw new Error(String(hello));
  }
  return {
    pid: child.pid ?? 0,
    told: hello.told,
    query: (sql) => ask(sql.replaceAll('\n', ' ')),
    leave: () => finish(() => child.stdin.end()),
    kill: () => finish(() => child.kill('SIGKILL')),
    [Symbol.asyncDispose]: () => finish(() => child.kill('SIGKILL')),
  };
}

function isHello(value: unknown): value is { told: readonly string[] } {
  return typeof value === 'object' && value !== null && 'told' in value;
}

/**
 * Waits for something to become true.
 *
 * @throws Error when it is not after 20 s
 */
export async function until(isTrue: () => Promise<boolean> | boolean): Promise<void> {
  const deadlineMs = Date.now() + 20_000;
  while (!(await isTrue())) {
    if (Date.now() > deadlineMs) throw new Error('It has not become true in 20 s.');
    await wait(10);
  }
}
