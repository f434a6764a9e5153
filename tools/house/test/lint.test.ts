import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** A file at a place in the tree, whose content the lint has to judge. */
interface Case {
  readonly folder: string;
  readonly content: string;
  readonly file?: string;
}

const importing = (folder: string, from: string): Case => ({
  folder,
  content: `import { thing } from '${from}';\nexport const same = thing;\n`,
});

const FORBIDDEN = [
  importing('packages/core/src/time', '../utilization/fold.ts'),
  importing('packages/core/src/time', 'zod'),
  importing('packages/core/src/time', 'node:fs'),
  importing('packages/core/src/utilization', '../genesys/client.ts'),
  importing('packages/core/src/utilization', '../report/report.ts'),
  importing('packages/core/src/utilization', '../time/local-day.ts'),
  importing('packages/core/src/utilization', '../testing/legs.ts'),
  importing('packages/core/src/utilization', 'luxon'),
  importing('packages/core/src/report', '../genesys/client.ts'),
  importing('packages/core/src/report', '../store/legs.ts'),
  importing('packages/core/src/report', 'pg'),
  importing('packages/core/src/report', 'purecloud-platform-client-v2'),
  importing('packages/core/src/genesys', '@halfhour/graphql'),
  importing('apps/graphql/src', '@halfhour/slackbot'),
  importing('apps/graphql/src', '@halfhour/core/src/genesys/client.ts'),
  importing('apps/graphql/src', '../../slackbot/src/app.ts'),
  importing('apps/graphql/src', '../../../packages/core/src/index.ts'),
  importing('apps/slackbot/src', '@halfhour/graphql'),
  importing('apps/slackbot/src', 'purecloud-platform-client-v2'),
  importing('tools/genesys-simulator/src', '@halfhour/core'),
  importing('tools/genesys-simulator/src', '../../../packages/core/src/index.ts'),
  importing('tools/slack-simulator/src', '@halfhour/core'),
  importing('tools/slack-simulator/src', '../../../apps/slackbot/src/app.ts'),
];

const ALLOWED = [
  importing('packages/core/src/time', 'luxon'),
  importing('packages/core/src/time', './span.ts'),
  importing('packages/core/src/utilization', '../time/span.ts'),
  importing('packages/core/src/report', '../utilization/fold.ts'),
  importing('packages/core/src/genesys', '../report/source.ts'),
  importing('apps/graphql/src', '@halfhour/core'),
  importing('apps/graphql/src', '@halfhour/core/testing'),
  importing('tools/genesys-simulator/src', 'hono'),
];

const readsEnvironment = { content: `export const home = process.env['HOME'];\n` };
const HABITS = {
  environment: { folder: 'apps/graphql/src', ...readsEnvironment },
  environmentInEnv: { folder: 'apps/graphql/src', file: 'env.ts', ...readsEnvironment },
  clock: {
    folder: 'packages/core/src/utilization',
    content: 'export const nowMs = Date.now();\n',
  },
  defaultExport: {
    folder: 'packages/core/src/report',
    content: 'const thing = 1;\nexport default thing;\n',
  },
  floatingPromise: {
    folder: 'packages/core/src/report',
    content: 'export function start(): void {\n  Promise.resolve(1);\n}\n',
  },
  circleA: {
    folder: 'packages/core/src/report',
    file: 'circle-a.ts',
    content: `import { b } from './circle-b.ts';\nexport const a = () => b;\n`,
  },
  circleB: {
    folder: 'packages/core/src/report',
    file: 'circle-b.ts',
    content: `import { a } from './circle-a.ts';\nexport const b = () => a;\n`,
  },
} as const satisfies Record<string, Case>;

let copy: string;
let printed: string;
const pathOf = new Map<Case, string>();

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'halfhour-lint-'));
  for (const file of ['.oxlintrc.json', 'tsconfig.base.json']) {
    cpSync(join(root, file), join(copy, file));
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  const base = JSON.stringify({ extends: './tsconfig.base.json' });
  writeFileSync(join(copy, 'tsconfig.json'), base);
  const cases: readonly Case[] = [...FORBIDDEN, ...ALLOWED, ...Object.values(HABITS)];
  for (const [index, one] of cases.entries()) {
    const path = join(one.folder, one.file ?? `case-${index}.ts`);
    mkdirSync(join(copy, dirname(path)), { recursive: true });
    writeFileSync(join(copy, path), one.content);
    pathOf.set(one, path);
  }
  const run = spawnSync(
    join(root, 'node_modules/.bin/oxlint'),
    ['--type-aware', '--deny-warnings', '--format', 'unix', 'packages', 'apps', 'tools'],
    { cwd: copy, encoding: 'utf8' },
  );
  printed = run.stdout + run.stderr;
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** The lines that the project's lint prints of a case. */
function verdict(one: Case): string {
  const path = pathOf.get(one);
  return printed
    .split('\n')
    .filter((line) => line.startsWith(`${path}:`))
    .join('\n');
}

it.each(FORBIDDEN)('does not let $folder do $content', (one) => {
  expect(verdict(one)).toContain('no-restricted-imports');
});

it.each(ALLOWED)('lets $folder do $content', (one) => {
  expect(verdict(one)).not.toContain('no-restricted-imports');
});

it('lets nothing but env.ts read the environment', () => {
  expect(verdict(HABITS.environment)).toContain('no-process-env');
  expect(verdict(HABITS.environmentInEnv)).toBe('');
});

it('lets the path of the numbers read no clock and make no Date', () => {
  expect(verdict(HABITS.clock)).toContain('no-restricted-globals');
});

it('refuses default exports', () => {
  expect(verdict(HABITS.defaultExport)).toContain('no-default-export');
});

it('refuses floating promises', () => {
  expect(verdict(HABITS.floatingPromise)).toContain('no-floating-promises');
});

it('refuses imports that go round in a circle', () => {
  expect(verdict(HABITS.circleA)).toContain('no-cycle');
});
