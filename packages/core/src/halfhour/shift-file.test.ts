import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createFakeClock } from '../genesys/testing.ts';
import { SettingsError } from '../settings/read-settings.ts';
import { aShift } from '../shifts/testing.ts';
import { memoryShiftStore } from '../shifts/testing-stores.ts';
import { followFile, loadFile } from './followed-file.ts';
import { shiftFile } from './shift-file.ts';

let dir: string;
let path: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'halfhour-shifts-'));
  path = join(dir, 'shifts.yaml');
});
afterEach(async () => rm(dir, { recursive: true }));

const fileOf = (...names: string[]) =>
  `shifts:\n${names
    .map((name) => `- {name: ${name}, zone: UTC, start: 09:00, end: 17:00, teamId: t1}\n`)
    .join('')}`;

/** All at once, as what mounts files does. */
async function replaceFile(text: string): Promise<void> {
  await writeFile(`${path}.new`, text);
  await rename(`${path}.new`, path);
}

/** A file that is loaded, and what the log is told of it, one thing after another. */
function loading() {
  const store = memoryShiftStore();
  const told: unknown[] = [];
  let next = Promise.withResolvers<void>();
  const tell = (fields: object) => {
    told.push(fields);
    next.resolve();
    next = Promise.withResolvers();
  };
  const log = { debug: tell, info: tell, warn: tell };
  const names = async () => (await store.list()).map(({ name }) => name);
  return {
    file: shiftFile({ path, store, log }),
    store,
    told,
    news: async () => next.promise,
    names,
  };
}

it('refuses at the start what is wrong, with the line', async () => {
  const { file, store } = loading();
  await expect(loadFile(file)).rejects.toThrow(/HALFHOUR_SHIFTS can’t be read: ENOENT/u);
  await writeFile(path, 'shifts:\n- name: Late\n');
  await expect(loadFile(file)).rejects.toThrow(SettingsError);
  await expect(loadFile(file)).rejects.toThrow(/HALFHOUR_SHIFTS line 2: shifts\[0\]\.zone is/u);
  await store.add(aShift({ name: 'Late' }), 'slack');
  await writeFile(path, fileOf('Late'));
  await expect(loadFile(file)).rejects.toThrow('There is a shift “Late” already, made in Slack');
});

it('follows the file while it changes, and says once what is wrong with it meanwhile', async () => {
  const { file, told, news, names } = loading();
  await writeFile(path, fileOf('Early'));
  const loaded = await loadFile(file);
  const ending = new AbortController();
  const clock = createFakeClock();
  const following = followFile({ ...file, clock }, loaded, ending.signal);
  const wrong = news();
  await replaceFile('shifts: none\n');
  await wrong;
  const right = news();
  await replaceFile(fileOf('Early', 'Late'));
  await right;
  ending.abort();
  await following;
  expect(await names()).toEqual(['Early', 'Late']);
  expect(told).toEqual([
    { added: 1, changed: 0, ended: 0 },
    { trouble: expect.stringContaining('line 1: shifts is "none"; expected a list of shifts.') },
    { added: 2, changed: 0, ended: 0 },
  ]);
});
