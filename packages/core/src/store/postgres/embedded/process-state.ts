import { execFile } from 'node:child_process';
import { readFile, readlink } from 'node:fs/promises';
import { promisify } from 'node:util';
import { errorCode } from '../errors.ts';

/** A process that may be a PostgreSQL server. */
export type ServerState =
  /** Nothing has this pid. */
  | 'dead'
  /** It has ended, and nobody has waited for it; usual in containers. */
  | 'zombie'
  /** Something else got this pid. */
  | 'foreign'
  /** It is the server of this directory. */
  | 'ours';

/** What the operating system says of a process. */
export interface ProcessFacts {
  readonly zombie: boolean;
  /** The program and its arguments, as far as they can be told apart. */
  readonly command: readonly string[];
  /** `undefined` where it can't be known. */
  readonly workingDir: string | undefined;
}

/** Whether the server of `clusterDir` has this pid. */
export async function serverState(pid: number, clusterDir: string): Promise<ServerState> {
  const facts = await processFacts(pid, process.platform);
  return facts === undefined ? 'dead' : judge(facts, clusterDir);
}

export function judge(facts: ProcessFacts, clusterDir: string): ServerState {
  if (facts.zombie) return 'zombie';
  const [program = '', ...rest] = facts.command;
  if (!/(?:^|[\\/])(?:postgres|postmaster)(?:\.exe)?$/u.test(program)) return 'foreign';
  const ours = facts.workingDir === clusterDir || rest.includes(clusterDir);
  // Windows tells the program only.
  return ours || facts.command.length === 1 ? 'ours' : 'foreign';
}

async function processFacts(
  pid: number,
  platform: NodeJS.Platform,
): Promise<ProcessFacts | undefined> {
  if (platform === 'linux') return linuxFacts(pid);
  if (!isAlive(pid)) return undefined;
  return platform === 'win32' ? windowsFacts(pid) : unixFacts(pid);
}

async function linuxFacts(pid: number): Promise<ProcessFacts | undefined> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8');
    return {
      // After the name, which is in parentheses and may hold anything.
      zombie: /^[ZX]/u.test(stat.slice(stat.lastIndexOf(')') + 2)),
      command: command.split('\0').filter((part) => part !== ''),
      workingDir: await readlink(`/proc/${pid}/cwd`).catch(() => undefined),
    };
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ESRCH') return undefined;
    throw error;
  }
}

/** macOS. Untested. */
async function unixFacts(pid: number): Promise<ProcessFacts | undefined> {
  const line = await output('ps', ['-o', 'stat=,args=', '-p', String(pid)]);
  const [state = '', ...command] = line.trim().split(/\s+/u);
  if (state === '') return undefined;
  const open = await output('lsof', ['-a', '-p', String(pid), '-d', 'cwd', '-Fn']);
  return { zombie: state.startsWith('Z'), command, workingDir: /^n(.+)$/mu.exec(open)?.[1] };
}

/** Untested. */
async function windowsFacts(pid: number): Promise<ProcessFacts | undefined> {
  const table = await output('tasklist', ['/FI', `PID eq ${pid}`, '/FO', 'CSV', '/NH']);
  const program = /^"([^"]+)"/u.exec(table)?.[1];
  return program === undefined
    ? undefined
    : { zombie: false, command: [program], workingDir: undefined };
}

async function output(program: string, args: readonly string[]): Promise<string> {
  const run = promisify(execFile);
  return run(program, [...args]).then(
    ({ stdout }) => stdout,
    () => '',
  );
}

/** Whether a process has this pid, even one that is not ours. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}
