import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { access, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { systemErrorCode } from '../system-error.ts';
import { UsageError } from '../usage-error.ts';

/** A file that appears, or is replaced, in one moment, after `commit`. */
export interface WholeFile {
  /** Writes its bytes, compressed. */
  write(bytes: AsyncIterable<Buffer>, signal: AbortSignal): Promise<void>;
  /** Lets it be seen. @returns its size */
  commit(): Promise<number>;
  /** Nothing of it is left. After a commit it does nothing. */
  abandon(): Promise<void>;
}

/** 3 % bigger than the usual 6, for less than half the work. */
const LEVEL = 4;

/**
 * Begins a file under another name beside its place, so that nobody waits for what has nowhere to
 * go. Only its owner can read it: it names people.
 *
 * @throws UsageError when it can't be written
 */
export async function wholeFile(path: string): Promise<WholeFile> {
  const { target, mode } = await place(path);
  const folder = dirname(target);
  const temporary = join(folder, `.halfhour-store-${randomBytes(6).toString('hex')}.tmp`);
  const file = await orUsageError(path, open(temporary, 'wx', mode));
  let isOpen = true;
  let isThere = true;

  async function close(): Promise<void> {
    if (!isOpen) return;
    isOpen = false;
    await file.close();
  }

  async function fill(zipped: AsyncIterable<Buffer>): Promise<void> {
    await file.writeFile(zipped);
  }

  return {
    async write(bytes, signal) {
      await pipeline(bytes, createGzip({ level: LEVEL }), fill, { signal });
    },
    async commit() {
      await file.sync();
      const { size } = await file.stat();
      await close();
      await orUsageError(path, rename(temporary, target));
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
async function place(path: string): Promise<{ target: string; mode: number }> {
  let target: string;
  try {
    target = await realpath(path);
  } catch (error) {
    if (systemErrorCode(error) !== 'ENOENT') throw usageError(path, error);
    return { target: resolve(path), mode: 0o600 };
  }
  const found = await orUsageError(path, stat(target));
  if (!found.isFile()) throw new UsageError(`--to ${path} is not a file that can be replaced.`);
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
  return words === undefined ? error : new UsageError(`--to ${path} can’t be written: ${words}.`);
}
