import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { pathsBy, ROOT, textOf } from './deploy/repository.ts';

const PAGES = ['README.md', 'CHANGELOG.md', ...pathsBy('docs/*.md')];

/** A script of pnpm, where it is run: in a line of code, behind variables, or through npx. */
const COMMAND = /(?:`|^ *|[A-Z_]+=\S+ |npx --yes )pnpm(?:@[\d.]+)? (?:run )?([a-z][\w:-]*)/gmu;

it.each(PAGES)('links to nothing that is not there: %s', (page) => {
  const links = [...textOf(page).matchAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/gu)];
  const missing = links
    .map(([, path = '']) => path)
    .filter((path) => !existsSync(join(ROOT, dirname(page), path)));
  expect(missing).toEqual([]);
});

it.each(PAGES)('links to no heading that is not there: %s', (page) => {
  const links = [...textOf(page).matchAll(/\]\((?!https?:)([^)#]*\.md)?#([^)]+)\)/gu)];
  const missing = links
    .map(([, path = '', anchor]) => ({ path: path && join(dirname(page), path), anchor }))
    .filter(({ path, anchor }) => !anchorsOf(path || page).includes(anchor ?? ''));
  expect(missing).toEqual([]);
});

it.each(PAGES)('names no command of pnpm that there is not: %s', (page) => {
  const { scripts }: { scripts: Record<string, string> } = JSON.parse(textOf('package.json'));
  const named = [...textOf(page).matchAll(COMMAND)];
  expect(named.map(([, name = '']) => name).filter((name) => !(name in scripts))).toEqual([]);
});

it('tells of no test of an attack that there is not', () => {
  const [, report = ''] = textOf('docs/security.md').split('## What is tested');
  const named = [...report.matchAll(/`([\w./-]+\.test\.ts)`/gu)].map(([, path = '']) => path);
  expect(named.length).toBeGreaterThan(15);
  const missing = named.filter(
    (path) => !existsSync(ROOT + (path.includes('/') ? path : `apps/graphql/test/${path}`)),
  );
  expect(missing).toEqual([]);
});

it('lists each decision once, by its number', () => {
  const files = pathsBy('docs/decisions/0*.md').map((path) => path.slice('docs/decisions/'.length));
  const listed = [...textOf('docs/decisions/README.md').matchAll(/^- (\d+): .*\(([^)]+)\)$/gmu)];
  expect(listed.map(([, , file]) => file)).toEqual(files.toSorted());
  const numbers = files.map((file) => Number(file.slice(0, 4))).toSorted((a, b) => a - b);
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  expect(listed.map(([, number]) => Number(number))).toEqual(numbers);
});

/** What the headings of a page can be linked to by. */
function anchorsOf(page: string): string[] {
  return [...textOf(page).matchAll(/^#+ (.+)$/gmu)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s-]/gu, '')
      .replaceAll(/\s/gu, '-'),
  );
}
