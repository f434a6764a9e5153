import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createFakeClock } from '../genesys/testing.ts';
import { openPolicy } from './open-policy.ts';

let dir: string;
let path: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'halfhour-access-'));
  path = join(dir, 'access.yaml');
});
afterEach(async () => rm(dir, { recursive: true }));

/** A policy over the file, and what the log is told. */
function opening() {
  const told: unknown[] = [];
  let next = Promise.withResolvers<void>();
  const tell = (fields: object, message: string) => {
    told.push([message, fields]);
    next.resolve();
    next = Promise.withResolvers();
  };
  const log = { debug: tell, info: tell, warn: tell };
  return { log, told, news: async () => next.promise };
}

/** All at once, as what mounts files does. */
async function replaceFile(text: string): Promise<void> {
  await writeFile(`${path}.new`, text);
  await rename(`${path}.new`, path);
}

const fileFor = (...names: string[]) =>
  `rules:\n${names.map((name) => `- {for: [key:${name}], role: admin}\n`).join('')}`;

it('does not start with a file that is wrong, or is not there', async () => {
  const { log } = opening();
  await using stack = new AsyncDisposableStack();
  const open = async () => openPolicy({ mode: 'rules', path }, { log }, stack);
  await expect(open()).rejects.toThrow('HALFHOUR_ACCESS can’t be read: ENOENT');
  await writeFile(path, 'rules:\n- for: [anna]\n');
  await expect(open()).rejects.toMatchObject({
    problems: [expect.stringContaining('HALFHOUR_ACCESS line 2: rules[0].for[0] is "anna"')],
  });
});

it('keeps the rules that held while an edit is broken, says so, and takes the next good one', async () => {
  const { log, told, news } = opening();
  await writeFile(path, fileFor('a'));
  await using stack = new AsyncDisposableStack();
  const rules = await openPolicy({ mode: 'rules', path }, { log, clock: createFakeClock() }, stack);
  const names = () => rules().flatMap(({ to }) => to.map((one) => 'name' in one && one.name));

  const broken = news();
  await replaceFile('rules: nobody\n');
  await broken;
  expect(names()).toEqual(['a']);

  const mended = news();
  await replaceFile(fileFor('b', 'c'));
  await mended;
  expect(names()).toEqual(['b', 'c']);
  expect(told).toEqual([
    ['access: the rules of the file hold', { rules: 1 }],
    [
      'access: the file can’t be used as it is now, and all stays as it was',
      { trouble: 'HALFHOUR_ACCESS line 1: rules is "nobody"; expected a list of rules.' },
    ],
    ['access: the rules of the file hold', { rules: 2 }],
  ]);
});
