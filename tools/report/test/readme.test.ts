import { readFileSync } from 'node:fs';
import { createCsv, FAMILIES } from '@halfhour/core';
import { expect, it } from 'vitest';
import { ENDING_SIGNALS, EXIT } from '@halfhour/command';
import { HELP } from '../src/help.ts';
import { readFlags } from '../src/flags.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

it('names every column of the CSV, in order', () => {
  const [, section = ''] = readme.split('## CSV');
  const named = [
    ...section
      .split('## JSON')[0]!
      .matchAll(/`([a-z]+_[a-z_]+|zone|state|utilization|occupancy)`/gu),
  ];
  const all = FAMILIES.flatMap((family) =>
    createCsv({ family, zone: 'UTC' }).head().trimEnd().split(','),
  );
  expect(named.map(([, name]) => name)).toEqual(inOrder(all));
});

const isOwn = (name: string) => FAMILIES.some((family) => name.startsWith(`${family}_`));

/** Columns of all families, each once: those that the families share stand around their own. */
function inOrder(names: readonly string[]): string[] {
  const unique = [...new Set(names)];
  const own = unique.filter(isOwn);
  const shared = unique.filter((name) => !isOwn(name));
  const before = shared.indexOf('busy_ms');
  return [...shared.slice(0, before), ...own, ...shared.slice(before)];
}

it('names every exit code', () => {
  const [, section = ''] = readme.split('| exit code');
  for (const code of [...Object.values(EXIT), ...Object.values(ENDING_SIGNALS)]) {
    expect(section).toMatch(new RegExp(`\\b${code}\\b`, 'u'));
  }
});

it.each([
  ['README', readme],
  ['help', HELP],
])('gives examples in the %s that are command lines', (_, text) => {
  const lines = [...text.matchAll(/^ *pnpm report(?<args> +-[^|>#\n]*|$)/gmu)];
  expect(lines.length).toBeGreaterThanOrEqual(4);
  for (const { groups } of lines) {
    expect(() => readFlags((groups?.['args'] ?? '').split(' ').filter(Boolean))).not.toThrow();
  }
});
