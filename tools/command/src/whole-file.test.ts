import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { UsageError } from './usage-error.ts';
import { wholeFile } from './whole-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'halfhour-whole-file-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const fileAt = async (path: string) => wholeFile({ path, flag: '--out', mode: 0o666 });

it('is not there before the commit, and whole after it', async () => {
  const file = await fileAt(join(folder, 'day.csv'));
  await file.write('one\n');
  await file.write('two\n');
  expect(readdirSync(folder)).not.toContain('day.csv');
  await file.commit();
  await file.abandon();
  expect(readdirSync(folder)).toEqual(['day.csv']);
  expect(readFileSync(join(folder, 'day.csv'), 'utf8')).toBe('one\ntwo\n');
});

it('leaves what was there, and nothing else, when it is abandoned', async () => {
  writeFileSync(join(folder, 'day.csv'), 'yesterday');
  const file = await fileAt(join(folder, 'day.csv'));
  await file.write('half of today');
  await file.abandon();
  expect(readdirSync(folder)).toEqual(['day.csv']);
  expect(readFileSync(join(folder, 'day.csv'), 'utf8')).toBe('yesterday');
});

it('replaces the file behind a link, with the permissions it had', async () => {
  writeFileSync(join(folder, 'real.csv'), 'yesterday', { mode: 0o600 });
  symlinkSync('real.csv', join(folder, 'latest.csv'));
  const file = await fileAt(join(folder, 'latest.csv'));
  await file.write('today');
  await file.commit();
  expect(readFileSync(join(folder, 'real.csv'), 'utf8')).toBe('today');
  expect(statSync(join(folder, 'real.csv')).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(['latest.csv', 'real.csv']);
});

it.each(['missing/day.csv', '.', 'file/day.csv', 'x'.repeat(300)])(
  'refuses %s before anything is read',
  async (path) => {
    writeFileSync(join(folder, 'file'), '');
    await expect(fileAt(join(folder, path))).rejects.toThrow(UsageError);
    expect(readdirSync(folder)).toEqual(['file']);
  },
);

it('never replaces a device', async () => {
  await expect(fileAt('/dev/null')).rejects.toThrow('is not a file that can be replaced');
});
