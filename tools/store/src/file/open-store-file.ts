import { type StoreContents, StoreInputError, type TableSummary } from '@halfhour/core';
import { type FileHandle, open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { systemErrorCode } from '@halfhour/command';
import { UsageError } from '@halfhour/command';
import { END_OF_TABLE, FORMAT_VERSION, formatShape, type Header, headerShape } from './header.ts';
import { type Lines, linesOf } from './lines.ts';

/** A file of which the first line has been read. */
export interface StoreFile extends AsyncDisposable {
  readonly contents: StoreContents;
}

/** A first line is some kilobytes long. */
const LONGEST_HEADER = 1_000_000;

/**
 * Opens a file that `store export` wrote. Its rows are compared with what its first line says when
 * they have been read.
 *
 * @throws UsageError when it can't be read, StoreInputError when it is of another kind or damaged
 */
export async function openStoreFile(path: string): Promise<StoreFile> {
  const file = await opened(path);
  const lines = linesOf(uncompressed(path, file));
  try {
    const contents = contentsOf(path, await headerFrom(path, lines), lines);
    return { contents, [Symbol.asyncDispose]: async () => file.close() };
  } catch (error) {
    await file.close();
    throw error;
  }
}

const WORDS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EISDIR: 'it is a directory',
};

async function opened(path: string): Promise<FileHandle> {
  try {
    const file = await open(path);
    if ((await file.stat()).isFile()) return file;
    await file.close();
  } catch (error) {
    const words = WORDS[systemErrorCode(error) ?? ''];
    if (words === undefined) throw error;
    throw new UsageError(`--from ${path} can’t be read: ${words}.`);
  }
  throw new UsageError(`--from ${path} can’t be read: it is not a file.`);
}

async function* uncompressed(path: string, file: FileHandle): AsyncGenerator<Buffer> {
  const compressed = file.createReadStream({ autoClose: false });
  const gunzip = createGunzip();
  compressed.on('error', (error) => gunzip.destroy(error));
  try {
    yield* compressed.pipe(gunzip);
  } catch (error) {
    const code = systemErrorCode(error) ?? '';
    if (!code.startsWith('Z_')) throw error;
    throw code === 'Z_BUF_ERROR' ? damaged(path, 'it ends too early') : damaged(path, said(error));
  } finally {
    compressed.destroy();
  }
}

function said(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function headerFrom(path: string, lines: Lines): Promise<Header> {
  const notOurs = new StoreInputError(
    `${path} is not a file that \`store export\` wrote, or its beginning is damaged.`,
  );
  const json = parsed(await lines.take(LONGEST_HEADER).catch(notZipped(notOurs)));
  const format = formatShape.safeParse(json);
  if (!format.success) throw notOurs;
  if (format.data.version !== FORMAT_VERSION) {
    throw new StoreInputError(
      `${path} has version ${format.data.version} of the format, and this program reads version ${FORMAT_VERSION}: use a newer Halfhour.`,
    );
  }
  const header = headerShape.safeParse(json);
  if (header.success) return header.data;
  throw damaged(path, `its first line is wrong at ${header.error.issues[0]?.path.join('.')}`);
}

/** Damage before the first line is over says that it is something else. */
function notZipped(notOurs: StoreInputError): (error: unknown) => never {
  return (error) => {
    throw error instanceof StoreInputError ? notOurs : error;
  };
}

function parsed(line: string | undefined): unknown {
  try {
    return JSON.parse(line ?? '');
  } catch {
    return undefined;
  }
}

function contentsOf(path: string, header: Header, lines: Lines): StoreContents {
  const last = header.tables.at(-1)?.name;
  return {
    ...header,
    damaged: (why) => damaged(path, why),
    rowsOf: (table) => rowsOf(path, lines, table, table.name === last),
  };
}

async function* rowsOf(
  path: string,
  lines: Lines,
  { name, rows }: TableSummary,
  isLast: boolean,
): AsyncGenerator<Buffer> {
  yield* lines.pass(rows);
  if ((await lines.take(END_OF_TABLE.length)) !== END_OF_TABLE) {
    throw damaged(path, `${name} does not have ${rows} rows`);
  }
  // Reading to the end also compares the checksum of the compression.
  if (isLast && !(await lines.isAtEnd())) throw damaged(path, 'something comes after its end');
}

function damaged(path: string, why: string): StoreInputError {
  return new StoreInputError(`${path} is damaged: ${why}. Nothing was imported.`);
}
