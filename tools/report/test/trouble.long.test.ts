import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runReport, settings } from './command.ts';
import { useOrganisation } from './organisation.ts';

const organisation = useOrganisation();
const FORBIDDEN = { kind: 'forbidden', endpoint: '/users/aggregates', times: 1000 } as const;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'halfhour-report-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

async function ask(...args: readonly string[]) {
  const { url, window } = organisation();
  return runReport([...window, ...args], settings(url));
}

it('goes through rate limits, errors, dropped connections and an expired token', async () => {
  const { simulator } = organisation();
  simulator.addFault({ kind: 'rateLimit', times: 2, retryAfter: 0 });
  simulator.addFault({ kind: 'serverErrorEmpty', endpoint: '/conversations/details' });
  simulator.addFault({ kind: 'dropConnection', endpoint: '/users/aggregates' });
  simulator.addFault({ kind: 'expireTokens', endpoint: '/conversations/details' });
  const calm = await ask('--format', 'csv', '--family', 'started');
  expect(calm).toMatchObject({ exitCode: 0, stderr: '' });
  expect(calm.stdout.split('\r\n')).toHaveLength(organisation().activeAgents.length * 40 + 2);
});

it('ends with 3 and the reasons, and writes nothing, when not everything can be read', async () => {
  organisation().simulator.addFault(FORBIDDEN);
  writeFileSync(join(folder, 'day.csv'), 'yesterday');
  const ended = await ask('--out', join(folder, 'day.csv'));
  expect(ended).toMatchObject({ exitCode: 3, stdout: '' });
  expect(ended.stderr).toMatch(
    /^Not read: The presence of the agents could not be read\..*analytics:userAggregate:view/u,
  );
  expect(ended.stderr).toContain('--partial writes what could be read');
  expect(readdirSync(folder)).toEqual(['day.csv']);
  expect(readFileSync(join(folder, 'day.csv'), 'utf8')).toBe('yesterday');
});

it('prints with --partial what could be read, and still ends with 3 and the reasons', async () => {
  organisation().simulator.addFault(FORBIDDEN);
  const ended = await ask('--partial', '--format', 'json');
  expect(ended.exitCode).toBe(3);
  expect(ended.stderr).toMatch(/^Not read: The presence of the agents could not be read\./u);
  const { agents, unread } = JSON.parse(ended.stdout);
  expect(agents[0].intervals[0]).toMatchObject({ presence: null, utilization: null });
  expect(agents[0].intervals[0].worked.tHandle).toBeTypeOf('number');
  expect(unread).toMatchObject([{ kind: 'PRESENCE', reason: 'PERMISSION_MISSING' }]);
});

it('tells a refused login, and no secret', async () => {
  const { url, window } = organisation();
  const wrong = { ...settings(url), GENESYS_CLIENT_SECRET: 'hunter2' };
  const ended = await runReport([...window], wrong);
  expect(ended).toMatchObject({ exitCode: 3, stdout: '' });
  expect(ended.stderr).toMatch(/^Not read: The agents could not be read\. .*login/iu);
  expect(ended.stderr).not.toContain('hunter2');
});

it.each([
  [
    'unknown agents',
    ['--agents', 'nobody'],
    /^--agents: Genesys knows no agent with the id nobody/u,
  ],
  ['reversed times', ['--to', '2001-01-01'], /^--to: to must be after from/u],
  ['unreadable times', ['--from', 'friday'], /^--from is "friday"; expected an instant/u],
  [
    'a window over 31 days',
    ['--from', '2026-01-01'],
    /^--to: The window has \d+ days; the most is/u,
  ],
  ['a file without a folder', ['--out', '/nowhere/day.csv'], /can’t be written: its folder/u],
])('ends with 2 and one line for %s', async (_, args, line) => {
  const ended = await ask(...args);
  expect(ended).toMatchObject({ exitCode: 2, stdout: '' });
  expect(ended.stderr).toMatch(line);
  expect(ended.stderr.split('\n')).toHaveLength(2);
});

it('ends with 2 and says how to get credentials, or do without, when there are none', async () => {
  const unset = {
    ...settings(organisation().url),
    GENESYS_CLIENT_ID: '',
    GENESYS_CLIENT_SECRET: '',
  };
  const ended = await runReport([], unset);
  expect(ended).toMatchObject({ exitCode: 2, stdout: '' });
  expect(ended.stderr).toMatch(
    /^GENESYS_CLIENT_ID is missing: create an OAuth client .*pnpm simulator/u,
  );
  expect(ended.stderr.split('\n')).toHaveLength(2);
});
