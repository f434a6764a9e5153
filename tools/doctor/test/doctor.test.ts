import { type StartedSimulator, startSimulator } from '@halfhour/genesys-simulator';
import { PERMISSIONS } from '@halfhour/core';
import manifest from '@halfhour/slackbot/manifest.json' with { type: 'json' };
import { type StartedSlackSimulator, startSlackSimulator } from '@halfhour/slack-simulator';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { examine } from '../src/examine.ts';
import type { Level } from '../src/finding.ts';
import { findingsText } from '../src/text.ts';

const SCOPES = manifest.oauth_config.scopes.bot;
const { signal } = new AbortController();
let genesys: StartedSimulator;
let slack: StartedSlackSimulator;

beforeAll(async () => {
  genesys = await startSimulator({ agents: 6, days: 2 });
  slack = await startSlackSimulator({ scopes: SCOPES });
});
afterEach(() => genesys.simulator.clearFaults());
afterAll(async () => Promise.all([genesys.close(), slack.close()]));

/** Everything as it should be, but for what is said; nothing is kept. */
function settings(given: Record<string, string> = {}): Record<string, string> {
  return {
    GENESYS_CLIENT_ID: 'simulator',
    GENESYS_CLIENT_SECRET: 'simulator-secret',
    GENESYS_GATEWAY_URL: genesys.url,
    HALFHOUR_SYNC: 'off',
    SLACK_BOT_TOKEN: 'xoxb-simulator',
    SLACK_SIGNING_SECRET: 'simulator-signing-secret',
    SLACK_API_URL: `${slack.url}/api/`,
    ...given,
  };
}

async function found(
  variables: Record<string, string>,
  world: { readonly nowMs?: () => number } = {},
) {
  return examine(variables, { fetch, nowMs: () => Date.now(), ...world }, signal);
}

/** What is not green, in the order in which it is told. */
async function marks(
  variables: Record<string, string>,
  world?: Parameters<typeof found>[1],
): Promise<[Level, string][]> {
  const findings = await found(variables, world);
  const told = findings.filter(({ level, what }) => level !== 'green' && !isOfThisTest(what));
  return told.map(({ level, what }) => [level, what]);
}

/** A stand-in and no store are worth a look, and what these tests are made with. */
function isOfThisTest(what: string): boolean {
  return what.startsWith('GENESYS_GATEWAY_URL leads to') || what.startsWith('Nothing is kept');
}

it('is green where everything is as it should be', async () => {
  expect(await marks(settings())).toEqual([]);
  const findings = await found(settings());
  expect(findings.filter(({ level }) => level === 'green').map(({ what }) => what)).toEqual([
    'Both apps can start with them.',
    'It takes our login.',
    'Its clock and this machine’s agree.',
    ...PERMISSIONS.map(({ name, reads }) => `${name}: ${reads}.`),
    'It takes the bot’s token.',
    'The token has the scopes of the manifest.',
  ]);
});

it('says with nothing configured what to set, and looks into nothing else', async () => {
  const findings = await found({ HALFHOUR_SYNC: 'off' });
  expect(findings.map(({ level, what }) => [level, what.split(':')[0]])).toEqual([
    ['red', 'GENESYS_CLIENT_ID is missing'],
    ['red', 'GENESYS_CLIENT_SECRET is missing'],
    ['yellow', 'The Slack bot is not set up'],
    ['yellow', 'Nothing is kept'],
  ]);
});

it('opens the files that settings name, and tells all that is wrong with them', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'halfhour-doctor-'));
  const file = async (name: string, text: string) => {
    await writeFile(join(directory, name), text);
    return join(directory, name);
  };
  try {
    const wrong = settings({
      HALFHOUR_ACCESS: join(directory, 'nowhere.yaml'),
      HALFHOUR_SHIFTS: await file('shifts.yaml', 'shifts: 7'),
      GRAPHQL_OPERATIONS: await file('operations.json', '{"Wrong": "{ nothing }"}'),
    });
    expect(await marks(wrong)).toEqual([
      ['red', expect.stringMatching(/^GRAPHQL_OPERATIONS names .*operations\.json/u)],
      ['red', expect.stringMatching(/^Wrong: Cannot query field/u)],
      ['red', expect.stringMatching(/^HALFHOUR_ACCESS can’t be read: .*ENOENT/u)],
      ['red', expect.stringMatching(/^HALFHOUR_SHIFTS /u)],
    ]);
  } finally {
    await rm(directory, { recursive: true });
  }
});

it('tells every wrong setting of both apps at once, each once', async () => {
  const wrong = settings({ HALFHOUR_ZONE: 'Mars', GRAPHQL_PORT: 'http', SLACK_PORT: '-1' });
  expect((await marks(wrong)).map(([level, what]) => [level, what.split(' ')[0]])).toEqual([
    ['red', 'HALFHOUR_ZONE'],
    ['red', 'GRAPHQL_PORT'],
    ['red', 'SLACK_PORT'],
  ]);
});

it('tells a refused login, and that a client is known in its region only', async () => {
  const findings = await found(settings({ GENESYS_CLIENT_SECRET: 'a-wrong-secret' }));
  const login = findings.find(({ level }) => level === 'red');
  expect(login?.what).toMatch(/login/u);
  expect(login?.todo).toContain('A client is known in its own region only.');
});

it('tells a Genesys Cloud that can’t be reached', async () => {
  const [line] = await marks(settings({ GENESYS_GATEWAY_URL: 'http://127.0.0.1:1' }));
  expect(line?.[0]).toBe('red');
  expect(line?.[1]).toContain('could not be reached');
});

it.each(PERMISSIONS)('names $name when it is missing', async ({ name, reads, isNeeded }) => {
  const endpoint = ENDPOINTS[name];
  genesys.simulator.addFault({ kind: 'forbidden', permission: name, times: 100, endpoint });
  expect(await marks(settings())).toEqual([
    [isNeeded ? 'red' : 'yellow', `${name} is missing: it reads ${reads}.`],
  ]);
});

/** Where each permission is asked for. */
const ENDPOINTS: Readonly<Record<string, string>> = {
  'analytics:conversationDetail:view': '/analytics/conversations/details/query',
  'analytics:userAggregate:view': '/analytics/users/aggregates/query',
  'directory:user:view': '/users/search',
  'routing:queue:view': '/routing/queues',
  'groups:team:view': '/teams',
  'wfm:publishedSchedule:view': '/agentschedules/search',
};

it('knows the permissions that the README asks an administrator for, and no other', () => {
  const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
  const asked = readme.match(/\b\w+:\w+:view\b/gu) ?? [];
  expect(asked).toEqual(PERMISSIONS.map(({ name }) => name));
});

it.each([
  [20_000, 'yellow'],
  [-20_000, 'yellow'],
  [300_000, 'red'],
] as const)('tells a clock that is off by %i ms', async (offMs, level) => {
  const [line] = await marks(settings(), { nowMs: () => Date.now() + offMs });
  expect(line?.[0]).toBe(level);
  expect(line?.[1]).toMatch(/^Its clock and this machine’s are .* apart\.$/u);
});

it('tells a token that Slack refuses', async () => {
  expect(await marks(settings({ SLACK_BOT_TOKEN: 'xoxb-another' }))).toEqual([
    ['red', 'SLACK_BOT_TOKEN is not accepted: invalid_auth.'],
  ]);
});

it('tells scopes that are missing and scopes that are too many', async () => {
  const few = await startSlackSimulator({ scopes: SCOPES.slice(2) });
  const many = await startSlackSimulator({ scopes: [...SCOPES, 'admin'] });
  expect(await marks(settings({ SLACK_API_URL: `${few.url}/api/` }))).toEqual([
    ['red', `The token lacks the scopes ${SCOPES.slice(0, 2).join(', ')}.`],
  ]);
  expect(await marks(settings({ SLACK_API_URL: `${many.url}/api/` }))).toEqual([
    ['yellow', 'The token has scopes that are not needed: admin.'],
  ]);
  await Promise.all([few.close(), many.close()]);
});

it('says what to do about everything that is not green, and never a secret', async () => {
  const findings = [
    ...(await found({})),
    ...(await found(
      settings({
        GENESYS_CLIENT_SECRET: 'Secret-1',
        SLACK_BOT_TOKEN: 'xoxb-Secret-2',
        SLACK_SIGNING_SECRET: 'Secret-3',
        DATABASE_URL: 'mysql://u:Secret-4@host/db',
      }),
    )),
  ];
  expect(findings.filter(({ level, todo }) => level !== 'green' && todo === null)).toEqual([]);
  expect(JSON.stringify(findings)).not.toContain('Secret-');
});

it('can be read without colours, and has them in a terminal', async () => {
  const findings = await found(settings({ SLACK_BOT_TOKEN: 'xoxb-another' }));
  const plain = findingsText(findings, { inColour: false });
  expect(plain).toContain(
    '  ✗ SLACK_BOT_TOKEN is not accepted: invalid_auth.\n      → Copy the Bot',
  );
  expect(plain.endsWith('\n1 in the way, 2 worth a look.\n')).toBe(true);
  expect(plain).not.toContain('\u001B');
  expect(findingsText(findings, { inColour: true })).toContain('\u001B[31m✗\u001B[0m');
});
