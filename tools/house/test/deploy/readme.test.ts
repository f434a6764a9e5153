import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ROOT, textOf } from './repository.ts';

const readme = textOf('deploy/README.md');

/** What the pattern captures in the page, which has to be there more than a few times. */
function captured(pattern: RegExp): string[] {
  const found = [...readme.matchAll(pattern)].map(([, text = '']) => text);
  expect(found.length).toBeGreaterThan(3);
  return found;
}

it('links to nothing that is not there', () => {
  const links = captured(/\]\(([^)#]+)(?:#[^)]*)?\)/gu);
  expect(links.filter((path) => !existsSync(`${ROOT}deploy/${path}`))).toEqual([]);
});

it('names no file of deploy that there is not', () => {
  const paths = captured(/(?:^|\s)(deploy\/[\w./-]*\w)/gmu);
  expect(paths.filter((path) => !existsSync(ROOT + path))).toEqual([]);
});

it('names no script of pnpm that there is not', () => {
  const { scripts }: { scripts: Record<string, string> } = JSON.parse(textOf('package.json'));
  const named = [...readme.matchAll(/\bpnpm(?:@[\d.]+)? (?:run )?([a-z][\w:-]*)/gu)];
  expect(named.length).toBeGreaterThan(0);
  expect(named.map(([, name = '']) => name).filter((name) => !(name in scripts))).toEqual([]);
});
