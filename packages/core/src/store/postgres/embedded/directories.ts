import { chmod, chown, lstat, mkdir, realpath } from 'node:fs/promises';
import { errorCode, errorText, PostgresError } from '../errors.ts';
import type { Account } from './account.ts';

/**
 * Makes the data directory, or takes the one that is there, and lets the server's account into it.
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

/** Gives a directory that only its owner may enter to the server's account. */
export async function giveTo(dir: string, account: Account | undefined): Promise<void> {
  if (account === undefined) return;
  const { mode, uid } = await lstat(dir);
  if (uid === 0 && (mode & 0o001) === 0) await chown(dir, account.uid, account.gid);
}

/**
 * Makes a directory in a place where everybody may, such as /tmp, or takes the one we made before.
 *
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
  await chmod(dir, mode);
  if (account !== undefined) await chown(dir, account.uid, account.gid);
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

/** Trying again helps as soon as somebody made room. */
export function diskFull(dir: string): PostgresError {
  return new PostgresError(
    `The disk of ${dir} is full: free at least 200 MB there; Halfhour goes on by itself then.`,
    { retryable: true },
  );
}
