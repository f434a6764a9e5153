import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ENV_NAMES } from '../src/env.ts';
import { ENDING_SIGNALS, EXIT } from '@halfhour/command';
import { FORMAT, FORMAT_VERSION, headerShape } from '../src/file/header.ts';
import { readFlags } from '../src/flags.ts';
import { HELP } from '../src/help.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

it('names every exit code', () => {
  const [, section = ''] = readme.split('| exit code');
  for (const code of [...Object.values(EXIT), ...Object.values(ENDING_SIGNALS)]) {
    expect(section.split('##')[0]).toMatch(new RegExp(`\\b${code}\\b`, 'u'));
  }
});

it('names every setting', () => {
  for (const name of ENV_NAMES) {
    expect(readme).toContain(`\`${name}\``);
    expect(HELP).toContain(name);
  }
});

it('names everything in the first line of a file', () => {
  const [, section = ''] = readme.split('## The file');
  expect(section).toContain(
    `\`format\` (\`${FORMAT}\`), \`version\` of the format (${FORMAT_VERSION})`,
  );
  const { tables, ...rest } = headerShape.shape;
  for (const name of Object.keys({ ...rest, ...tables.element.shape })) {
    expect(section).toContain(`\`${name}\``);
  }
});

it.each([
  ['README', readme],
  ['help', HELP],
])('gives examples in the %s that are command lines', (_, text) => {
  const lines = [...text.matchAll(/^ *pnpm run store (?<args>[^<[#\n]*)(?: #.*)?$/gmu)];
  expect(lines.length).toBeGreaterThanOrEqual(5);
  for (const { groups } of lines) {
    expect(() => readFlags((groups?.['args'] ?? '').split(' ').filter(Boolean))).not.toThrow();
  }
});
