import { access, chmod, lchown, lstat, mkdir, realpath, rename, rm } from 'node:fs/promises';
import { errorCode, errorText, PostgresError } from '../errors.ts';
import type { Account } from './account.ts';

/**
 * Makes the data directory, or takes the one that is there.
 *
 * @returns its path without symbolic links
 * @throws PostgresError when it can't be made or used
 */
export async function dataDirectory(dataDir: string): Promise<string> {
  try {
    const made = await mkdir(dataDir, { recursive: true, mode: 0o700 });
    if (made !== undefined) await chmod(dataDir, 0o700);
    return await realpath(dataDir);
  } catch (error) {
    throw unusable(dataDir, error);
  }
}

/**
 * Lets the server's account walk through root's data directory, and no further: what root writes
 * there stays out of its hands.
 */
export async function letThrough(dir: string, account: Account | undefined): Promise<void> {
  if (account === undefined) return;
  const { mode, uid } = await lstat(dir);
  if (uid === 0) await chmod(dir, (mode & 0o7777) | 0o011);
}

/**
 * Makes a directory in a place where others may as well, such as /tmp, or takes the one we made
 * before.
 *
 * @param account - to whom root gives it
 * @throws PostgresError when somebody else made it
 */
export async function privateDirectory(
  dir: string,
  mode: number,
  account: Account | undefined,
): Promise<void> {
  try {
    await mkdir(dir, { mode });
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw unusable(dir, error);
  }
  const found = await lstat(dir);
  const trusted = [process.getuid?.(), account?.uid];
  if (!found.isDirectory() || (found.uid !== 0 && !trusted.includes(found.uid))) {
    throw new PostgresError(`${dir} is in the way and not ours: remove it.`);
  }
  // What is the account's already, it may have put another thing in the place of: hands off.
  if (found.uid !== process.getuid?.()) return;
  await chmod(dir, mode);
  if (account !== undefined) await lchown(dir, account.uid, account.gid);
}

/**
 * Makes a directory that is there whole or not at all, unless it is there.
 *
 * @param fill - is given the directory under another name
 */
export async function makeOnce(dir: string, fill: (draft: string) => Promise<void>): Promise<void> {
  if (await exists(dir)) return;
  const draft = `${dir}.${process.pid}`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  await chmod(draft, 0o755);
  try {
    await fill(draft);
    await rename(draft, dir);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    // Somebody with other data may have made the same one in the meantime.
    if (!(await exists(dir))) throw error;
  }
}

export async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** A directory can't be used, in one line that says what to do. */
export function unusable(dir: string, error: unknown): PostgresError {
  const code = errorCode(error);
  if (code === 'ENOSPC') return diskFull(dir);
  const why =
    code === 'EACCES' || code === 'EPERM' || code === 'EROFS'
      ? 'it can’t be written to'
      : errorText(error);
  return new PostgresError(
    `${dir} can’t be used for data: ${why}. Let this user write to it, or set HALFHOUR_DATA to another directory.`,
  );
}

/** Whether PostgreSQL says in its words that there is no room. */
export function saysDiskFull(text: string): boolean {
  return /No space left on device|wrote only \d+ of \d+ bytes|Disk quota exceeded/u.test(text);
}

/** Trying again helps as soon as somebody made room. */
export function diskFull(dir: string): PostgresError {
  return new PostgresError(
    `The disk of ${dir} is full: free at least 200 MB there; Halfhour goes on by itself then.`,
    { retryable: true },
  );
}
