import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { errorCode } from '../errors.ts';
import { isAlive } from './process-state.ts';

const EMPTY_AT_MOST_MS = 5000;

/**
 * Takes the lock under which a server is initialised and started. One that a dead process left is
 * broken.
 *
 * @returns what lets go of it; `undefined` when another process holds it
 */
export async function takeStartLock(lockFile: string): Promise<(() => Promise<void>) | undefined> {
  const holder = await holderText(process.pid);
  if (!(await create(lockFile, holder))) {
    await breakIfStale(lockFile);
    return undefined;
  }
  return () => rm(lockFile, { force: true });
}

async function create(lockFile: string, holder: string): Promise<boolean> {
  try {
    await writeFile(lockFile, holder, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

async function breakIfStale(lockFile: string): Promise<void> {
  if (await isHeld(lockFile)) return;
  // Several may come here at once: what was renamed is looked at again before it is thrown away.
  const aside = `${lockFile}.${process.pid}`;
  try {
    await rename(lockFile, aside);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return;
    throw error;
  }
  if (await isHeld(aside)) await create(lockFile, (await read(aside)) ?? '');
  await rm(aside, { force: true });
}

async function read(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined);
}

async function isHeld(file: string): Promise<boolean> {
  const holder = await read(file);
  if (holder === undefined) return false;
  if (holder === '') return isFresh(file);
  const pid = Number(holder.split(' ')[0]);
  return isAlive(pid) && (await holderText(pid)) === holder;
}

/** A lock is empty for the instant between its making and its writing. */
async function isFresh(file: string): Promise<boolean> {
  const made = await stat(file).catch(() => undefined);
  return made !== undefined && Date.now() - made.mtimeMs < EMPTY_AT_MOST_MS;
}

/** A process told from a later one with the same pid, where the system says when each began. */
async function holderText(pid: number): Promise<string> {
  const facts = await read(`/proc/${pid}/stat`);
  const fields = facts?.slice(facts.lastIndexOf(')') + 2).split(' ');
  const [state = '', startedTicks = ''] = [fields?.[0], fields?.[19]];
  return state === 'Z' ? '' : `${pid} ${startedTicks}`;
}
