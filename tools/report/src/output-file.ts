import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { access, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Output } from './output.ts';
import { systemErrorCode } from './system-error.ts';
import { UsageError } from './usage-error.ts';

/**
 * A file that appears, or is replaced, in one moment: it is written beside its place under another
 * name, flushed to the disk, and renamed. Opened before anything is read from Genesys, so that
 * nobody waits for a report that has nowhere to go.
 *
 * @throws UsageError when the file can't be written
 */
export async function outputFile(path: string): Promise<Output> {
  const { target, mode } = await place(path);
  const folder = dirname(target);
  const temporary = join(folder, `.halfhour-report-${randomBytes(6).toString('hex')}.tmp`);
  const file = await orUsageError(path, open(temporary, 'wx', mode));
  let isOpen = true;
  let isThere = true;

  async function close(): Promise<void> {
    if (!isOpen) return;
    isOpen = false;
    await file.close();
  }

  return {
    write: async (text) => file.appendFile(text),
    async commit() {
      await file.sync();
      await close();
      await orUsageError(path, rename(temporary, target));
      isThere = false;
      await syncFolder(folder);
    },
    async abandon() {
      await close();
      if (isThere) await rm(temporary, { force: true });
    },
  };
}

/** Where the file really is, through links, and the permissions it has or is to have. */
async function place(path: string): Promise<{ target: string; mode: number }> {
  let target: string;
  try {
    target = await realpath(path);
  } catch (error) {
    if (systemErrorCode(error) !== 'ENOENT') throw usageError(path, error);
    return { target: resolve(path), mode: 0o666 };
  }
  const found = await orUsageError(path, stat(target));
  if (!found.isFile()) {
    throw new UsageError(
      `--out ${path} is not a file that can be replaced; without --out the report goes to ` +
        'standard output.',
    );
  }
  await orUsageError(path, access(target, constants.W_OK));
  return { target, mode: found.mode };
}

/** Makes the new name outlast a power cut, where the system can do that to a folder. */
async function syncFolder(folder: string): Promise<void> {
  try {
    await using handle = await open(folder);
    await handle.sync();
  } catch {
    // The file is there and whole; Windows, for one, opens no folders.
  }
}

const WORDS: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EROFS: 'it is on a disk that can only be read',
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'part of its path is not a folder',
  ENAMETOOLONG: 'its name is too long',
  ELOOP: 'its links go round in a circle',
};

async function orUsageError<Result>(path: string, result: Promise<Result>): Promise<Result> {
  try {
    return await result;
  } catch (error) {
    throw usageError(path, error);
  }
}

/** The error in words where it is about this path; a full disk and defects stay as they are. */
function usageError(path: string, error: unknown): unknown {
  const words = WORDS[systemErrorCode(error) ?? ''];
  return words === undefined ? error : new UsageError(`--out ${path} can’t be written: ${words}.`);
}
