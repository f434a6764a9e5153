import type { StoreContents, TableSummary } from '@halfhour/core';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { beginStoreFile } from './begin-store-file.ts';
import { openStoreFile } from './open-store-file.ts';
import { storeFileBytes } from './store-file-bytes.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'halfhour-store-file-'));
  path = join(folder, 'kept.gz');
});
afterEach(async () => rm(folder, { recursive: true }));

const { signal } = new AbortController();
const ROWS: Readonly<Record<string, string>> = {
  agent: '1\tanna\n2\tbea\\n\n',
  leg: '',
  unit: '7\n',
};
const NUMBERS = { agent: 2, leg: 0, unit: 1 } as const;

/** A store of three small tables. */
const kept: StoreContents = {
  schema: ['0001-first-tables'],
  days: { first: '2026-11-20', last: '2026-12-03' },
  sequences: [{ name: 'sync_version', next: 7 }],
  tables: Object.entries(NUMBERS).map(([name, rows]) => ({
    name,
    columns: ['no', 'name'],
    rows,
    checksum: '-12345678901234567890',
  })),
  rowsOf: rowsOfKept,
  damaged: (why) => new Error(why),
};

async function* rowsOfKept({ name }: TableSummary): AsyncGenerator<Buffer> {
  yield Buffer.from(ROWS[name] ?? '');
}

async function exported(): Promise<void> {
  const file = await beginStoreFile(path);
  await file.write(
    storeFileBytes(kept, () => undefined),
    signal,
  );
  expect(await file.commit()).toBe((await stat(path)).size);
  await file.abandon();
}

/** Reads a file to its end. */
async function imported(): Promise<Record<string, string>> {
  await using file = await openStoreFile(path);
  const rows: Record<string, string> = {};
  for (const table of file.contents.tables) {
    rows[table.name] = '';
    for await (const chunk of file.contents.rowsOf(table)) rows[table.name] += chunk.toString();
  }
  return rows;
}

it('gives back what was written', async () => {
  await exported();
  await using file = await openStoreFile(path);
  const { schema, days, sequences, tables } = kept;
  expect(file.contents).toMatchObject({ schema, days, sequences, tables });
  expect(await imported()).toEqual(ROWS);
  expect(await readdir(folder)).toEqual(['kept.gz']);
});

it('lets only the owner read a new file, and replaces one that is there with its permissions', async () => {
  await exported();
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  await writeFile(path, 'old');
  await exported();
  expect(await imported()).toEqual(ROWS);
});

it('leaves what was there when it is given up, also in the middle', async () => {
  await writeFile(path, 'old');
  const file = await beginStoreFile(path);
  const failing = {
    ...kept,
    async *rowsOf() {
      yield Buffer.from('1\n');
      throw new Error('the database is gone');
    },
  };
  const written = file.write(
    storeFileBytes(failing, () => undefined),
    signal,
  );
  await expect(written).rejects.toThrow('the database is gone');
  await file.abandon();
  expect(await readdir(folder)).toEqual(['kept.gz']);
  expect(await readFile(path, 'utf8')).toBe('old');
});

it.each([
  ['/nowhere/kept.gz', 'its folder does not exist.'],
  [tmpdir(), 'is not a file that can be replaced.'],
])('says why %s can’t be written', async (where, why) => {
  await expect(beginStoreFile(where)).rejects.toThrow(why);
});

/** Replaces bytes of the file, before they are compressed. */
async function rewritten(from: string | RegExp, to: string): Promise<void> {
  await exported();
  const text = gunzipSync(await readFile(path)).toString();
  expect(text).toMatch(from);
  await writeFile(path, gzipSync(text.replace(from, to)));
}

it.each([
  ['lost a row', '1\tanna\n', '', /damaged: \w+ does not have \d rows\. Nothing was imported\./u],
  ['got a row', '7\n', '7\n8\n', /damaged: unit does not have 1 rows/u],
  ['goes on after its end', /$/u, 'more\n', /damaged: something comes after its end/u],
  ['ends within its rows', /7\n.*$/su, '', /damaged: unit does not have 1 rows/u],
  ['has a number that is none', '"rows":2', '"rows":-2', /damaged: .* wrong at tables\.0\.rows/u],
  ['names a table awkwardly', '"agent"', '"agent; drop"', /damaged: .* wrong at tables\.0\.name/u],
  [
    'is of a newer format',
    '"version":1',
    '"version":2',
    /version 2 .* reads version 1: use a newer/u,
  ],
  [
    'is of another format',
    '"halfhour-store"',
    '"soup"',
    /is not a file that `store export` wrote/u,
  ],
])('refuses a file that %s', async (_, from, to, why) => {
  await rewritten(from, to);
  await expect(imported()).rejects.toThrow(why);
});

it.each([
  ['is not compressed', (bytes: Buffer) => gunzipSync(bytes), /is not a file that `store export`/u],
  ['is empty', (bytes: Buffer) => bytes.subarray(0, 0), /is not a file that `store export`/u],
  ['lacks its end', (bytes: Buffer) => bytes.subarray(0, -9), /damaged|is not a file/u],
  ['has another bit', (bytes: Buffer) => flipped(bytes), /damaged|is not a file/u],
])('refuses a file that %s', async (_, spoil, why) => {
  await exported();
  await writeFile(path, spoil(await readFile(path)));
  await expect(imported()).rejects.toThrow(why);
});

function flipped(bytes: Buffer): Buffer {
  const spoilt = Buffer.from(bytes);
  const middle = spoilt.length - 12;
  spoilt[middle] = (spoilt[middle] ?? 0) ^ 16;
  return spoilt;
}

it.each([
  ['/nowhere/kept.gz', 'there is no such file.'],
  [tmpdir(), 'it is not a file.'],
])('says why %s can’t be read', async (where, why) => {
  await expect(openStoreFile(where)).rejects.toThrow(why);
});
