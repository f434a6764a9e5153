import { type Halfhour, openHalfhour, openStore } from '@halfhour/core';
import { type StartedSimulator, startSimulator } from '@halfhour/genesys-simulator';
import * as graphql from '@halfhour/graphql/src/env.ts';
import manifest from '@halfhour/slackbot/manifest.json' with { type: 'json' };
import { type StartedSlackSimulator, startSlackSimulator } from '@halfhour/slack-simulator';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { examine } from '../src/examine.ts';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const SCOPES = [...manifest.oauth_config.scopes.bot, 'channels:read', 'groups:read'];
const { signal } = new AbortController();
const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined };
let genesys: StartedSimulator;
let slack: StartedSlackSimulator;
let dataDir: string;
let halfhour: Halfhour;

beforeAll(async () => {
  genesys = await startSimulator({ agents: 6, days: 2 });
  slack = await startSlackSimulator({ scopes: SCOPES });
  dataDir = await mkdtemp(join(tmpdir(), 'halfhour-doctor-'));
  const env = graphql.readEnv(settings());
  halfhour = await openHalfhour(env, { name: 'test', log: silent, syncs: false });
});
afterAll(async () => {
  await halfhour.close();
  await Promise.all([genesys.close(), slack.close()]);
  await rm(dataDir, { recursive: true });
});

function settings(given: Record<string, string> = {}): Record<string, string> {
  return {
    GENESYS_CLIENT_ID: 'simulator',
    GENESYS_CLIENT_SECRET: 'simulator-secret',
    GENESYS_GATEWAY_URL: genesys.url,
    HALFHOUR_DATA: dataDir,
    SLACK_BOT_TOKEN: 'xoxb-simulator',
    SLACK_SIGNING_SECRET: 'simulator-signing-secret',
    SLACK_API_URL: `${slack.url}/api/`,
    ...given,
  };
}

async function about(area: string, given?: Record<string, string>): Promise<string[]> {
  const world = { fetch, nowMs: () => Date.now() };
  const findings = await examine(settings(given), world, signal);
  return findings.filter((one) => one.area === area).map(({ level, what }) => `${level} ${what}`);
}

/** Changes the store behind the back of Halfhour. */
async function sql(text: string): Promise<void> {
  const store = await openStore({ dataDir, applicationName: 'test', mayBeNew: false });
  await store.database.pool.query(text);
  await store.close();
}

async function subscribe(channel: string): Promise<string> {
  const channelId = slack.simulator.channels().find(({ name }) => name === channel)?.id ?? '';
  const { directory } = halfhour.report;
  const [agent] = (await directory.all(signal)).agents;
  const terms = { name: channel, zone: 'UTC', start: '09:00', end: '17:00' };
  const who = { agentIds: [agent?.id ?? ''] };
  const by = { directory, signal, origin: 'graphql' as const };
  const shift = await halfhour.shifts?.create({ ...terms, ...who }, by);
  const owner = { ownerId: 'U1', fallbackOwnerId: null, showsNames: false };
  await halfhour.digests?.subscribe({
    ...owner,
    teamId: 'T1',
    channelId,
    shiftId: shift?.id ?? '',
  });
  return channelId;
}

it('tells the version, the schema, the room and how fresh the store is', async () => {
  expect(await about('Database')).toEqual([
    `green PostgreSQL 18.4, embedded in ${join(dataDir, 'postgres')}, answers.`,
    expect.stringMatching(/^green The schema is up to date: \d{4}-/u),
    expect.stringMatching(
      /^(?:green|yellow) .* free on the disk of .*, of which the store takes /u,
    ),
    'yellow No half hour has been read yet.',
  ]);
});

it('tells a schema that is behind, and one that is newer than the program', async () => {
  await sql("insert into kysely_migration values ('9999-of-the-future', 'now')");
  expect(await about('Database')).toContain(
    'red The schema is newer than this program: it has 9999-of-the-future.',
  );
  await sql("delete from kysely_migration where name = '9999-of-the-future'");
  await sql("delete from kysely_migration where name = '0001-first-tables'");
  expect((await about('Database'))[1]).toMatch(
    /^yellow The schema is at .*, 1 migration behind\.$/u,
  );
  await sql("insert into kysely_migration values ('0001-first-tables', 'now')");
});

it('tells a database that does not answer, without its password', async () => {
  const url = 'postgres://halfhour:Secret-1@127.0.0.1:1/halfhour';
  const [line] = await about('Database', { DATABASE_URL: url });
  expect(line).toMatch(/^red .*127\.0\.0\.1/u);
  expect(line).not.toContain('Secret-1');
});

it('makes no store where there is none', async () => {
  const elsewhere = { HALFHOUR_DATA: join(dataDir, 'none') };
  expect(await about('Database', elsewhere)).toEqual([
    expect.stringMatching(/^yellow There is no store in /u),
  ]);
});

it('tells of every channel of a digest whether the bot can post there', async () => {
  const ids: string[] = [];
  for (const name of ['team-leads', 'general', 'management', 'old-shifts']) {
    ids.push(await subscribe(name));
  }
  const [leads, general, management, old] = ids;
  const lines = (await about('Slack')).filter((line) => ids.some((id) => line.includes(id)));
  expect(lines).toEqual([
    `green Digests can be posted in ${leads}, and looked for before that.`,
    `yellow The bot is not a member of ${general}: it can post, and can’t look whether it has.`,
    `red The bot does not see channel ${management}: it is private, or gone.`,
    `red Channel ${old} is archived, and takes no digests.`,
  ]);
});

it('ends with 1 when something is red, and says the same for programs', async () => {
  const { exitCode, stdout } = await doctor(['--json']);
  expect(exitCode).toBe(1);
  const { findings } = JSON.parse(stdout);
  expect(findings).toContainEqual(expect.objectContaining({ area: 'Slack', level: 'red' }));
});

it('ends with 0 when nothing is red, and with 2 when it is not understood', async () => {
  await sql('delete from subscription');
  expect(await doctor([])).toMatchObject({ exitCode: 0, stderr: '' });
  expect(await doctor(['--twice'])).toMatchObject({ exitCode: 2, stdout: '' });
});

async function doctor(args: readonly string[]) {
  return new Promise<{ exitCode: unknown; stdout: string; stderr: string }>((resolve) => {
    execFile(process.execPath, [MAIN, ...args], { env: settings() }, (error, stdout, stderr) => {
      resolve({ exitCode: error?.code ?? 0, stdout, stderr });
    });
  });
}
