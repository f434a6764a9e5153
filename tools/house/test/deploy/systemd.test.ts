import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { pathsBy, isOfRepository, ROOT, textOf } from './repository.ts';

const UNITS = pathsBy('deploy/systemd/*.service');
const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;

const directory = mkdtempSync(join(tmpdir(), 'halfhour-units-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

it('has a unit for each app', () => {
  expect(new Set(UNITS)).toEqual(
    new Set([
      'deploy/systemd/halfhour-graphql.service',
      'deploy/systemd/halfhour-slackbot.service',
    ]),
  );
});

it.each(UNITS)('starts by %s what is in the repository or is built from it', (file) => {
  const [, command = ''] = /^ExecStart=(.*)$/mu.exec(textOf(file)) ?? [];
  const paths = command.split(' ').map((path) => path.replace('/opt/halfhour/', ''));
  expect(paths).toEqual(['node_modules/node/bin/node', expect.stringMatching(/dist\/main\.js$/u)]);
  expect(paths.filter((path) => !isOfRepository(path))).toEqual([]);
});

// Where there is no systemd its units can't be judged; CI has it.
it.skipIf(!hasSystemd).each(UNITS)('gives systemd nothing to complain about in %s', (file) => {
  const unit = join(directory, file.split('/').at(-1) ?? '');
  writeFileSync(unit, textOf(file).replaceAll('/opt/halfhour/', ROOT));
  const verified = spawnSync('systemd-analyze', ['verify', unit], { encoding: 'utf8' });
  expect(verified.stderr).toBe('');
  expect(verified.status).toBe(0);
});

it.skipIf(!hasSystemd).each(UNITS)('leaves to %s only what an app needs', (file) => {
  const args = ['security', '--offline=yes', '--threshold=20', ROOT + file];
  const judged = spawnSync('systemd-analyze', args, { encoding: 'utf8' });
  expect(judged.stdout).toMatch(/Overall exposure level/u);
  expect(judged.status).toBe(0);
});
