import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { access, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { systemErrorCode } from './system-error.ts';
import { UsageError } from './usage-error.ts';

/** A file that appears, or is replaced, in one moment, after `commit`. */
export interface WholeFile {
  /** Adds to its end. */
  write(data: string | AsyncIterable<Buffer>): Promise<void>;
  /** Lets it be seen. @returns its size */
  commit(): Promise<number>;
  /** Nothing of it is left. After a commit it does nothing. */
  abandon(): Promise<void>;
}

/** Which file, as the person said it. */
export interface WantedFile {
  readonly path: string;
  /** The flag that names it, for messages: `--out`. */
  readonly flag: string;
  /** Permissions of a new file. */
  readonly mode: number;
  /** What to do when it is a folder or a device, as half a sentence. */
  readonly otherwise?: string;
}

/**
 * Begins a file under another name beside its place, so that nobody waits for what has nowhere to
 * go. It is flushed to the disk and renamed by `commit`.
 *
 * @throws UsageError when it can't be written
 */
export async function wholeFile(wanted: WantedFile): Promise<WholeFile> {
  const { target, mode } = await place(wanted);
  const folder = dirname(target);
  const temporary = join(folder, `.halfhour-${randomBytes(6).toString('hex')}.tmp`);
  const file = await orUsageError(wanted, open(temporary, 'wx', mode));
  let isOpen = true;
  let isThere = true;

  async function close(): Promise<void> {
    if (!isOpen) return;
    isOpen = false;
    await file.close();
  }

  return {
    write: async (data) => file.appendFile(data),
    async commit() {
      await file.sync();
      const { size } = await file.stat();
      await close();
      await orUsageError(wanted, rename(temporary, target));
      isThere = false;
      await syncFolder(folder);
      return size;
    },
    async abandon() {
      await close();
      if (isThere) await rm(temporary, { force: true });
    },
  };
}

/** Where the file really is, through links, and the permissions it has or is to have. */
async function place(wanted: WantedFile): Promise<{ target: string; mode: number }> {
  const { path, flag, otherwise = '' } = wanted;
  let target: string;
  try {
    target = await realpath(path);
  } catch (error) {
    if (systemErrorCode(error) !== 'ENOENT') throw usageError(wanted, error);
    return { target: resolve(path), mode: wanted.mode };
  }
  const found = await orUsageError(wanted, stat(target));
  if (!found.isFile()) {
    throw new UsageError(`${flag} ${path} is not a file that can be replaced${otherwise}.`);
  }
  await orUsageError(wanted, access(target, constants.W_OK));
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

async function orUsageError<Result>(wanted: WantedFile, result: Promise<Result>): Promise<Result> {
  try {
    return await result;
  } catch (error) {
    throw usageError(wanted, error);
  }
}

/** The error in words where it is about this path; a full disk and defects stay as they are. */
function usageError({ flag, path }: WantedFile, error: unknown): unknown {
  const words = WORDS[systemErrorCode(error) ?? ''];
  return words === undefined
    ? error
    : new UsageError(`${flag} ${path} can’t be written: ${words}.`);
}
