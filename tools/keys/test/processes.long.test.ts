import { type StartedSimulator, startSimulator } from '@halfhour/genesys-simulator';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';

const KEYS = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const GRAPHQL = fileURLToPath(new URL('../../../apps/graphql/src/main.ts', import.meta.url));

let genesys: StartedSimulator;
let folder: string;
let dataDir: string;
const running: ChildProcess[] = [];

beforeAll(async () => {
  genesys = await startSimulator({ agents: 12, days: 2 });
  folder = await mkdtemp(join(tmpdir(), 'halfhour-keys-'));
});
afterEach(async () => {
  for (const child of running.splice(0)) {
    const exit = once(child, 'exit');
    if (child.exitCode === null && child.kill('SIGTERM')) await exit;
  }
});
afterAll(async () => {
  await genesys.close();
  await rm(folder, { recursive: true });
});

function start(main: string, args: readonly string[], variables: Record<string, string> = {}) {
  const child = spawn(process.execPath, [main, ...args], {
    env: {
      DATABASE_URL: '',
      GENESYS_CLIENT_ID: 'simulator',
      GENESYS_CLIENT_SECRET: 'simulator-secret',
      GENESYS_GATEWAY_URL: genesys.url,
      GRAPHQL_PORT: '0',
      HALFHOUR_DATA: dataDir,
      HALFHOUR_ZONE: 'UTC',
      LOG_LEVEL: 'warn',
      ...variables,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  return child;
}

/** What a program printed, and how it ended. */
async function outcome(child: ReturnType<typeof start>) {
  const [stdout, stderr, [exitCode]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ]);
  return { stdout, stderr, exitCode: Number(exitCode) };
}

const keys = async (...args: readonly string[]) => outcome(start(KEYS, args));

/** A GraphQL server, and what it prints as it starts. */
async function graphql(variables: Record<string, string>) {
  const child = start(GRAPHQL, [], variables);
  child.stderr.resume();
  const lines: string[] = [];
  let url = '';
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    url ||= /^GraphQL at (http:\S+)$/u.exec(line)?.[1] ?? '';
    if (url !== '') break;
  }
  return { url, lines };
}

interface Body {
  readonly data?: { readonly agents?: { readonly nodes: readonly { readonly id: string }[] } };
}

/** The status of an answer to whoever has this key, and the ids of the agents in it. */
async function asked({ url }: { readonly url: string }, key?: string) {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
    },
    body: JSON.stringify({ query: '{ agents(first: 1000) { nodes { id } } }' }),
  });
  const { data }: Body = JSON.parse(await response.text());
  const ids = data?.agents?.nodes.map(({ id }) => id).toSorted() ?? [];
  return { status: response.status, ids };
}

const production = { NODE_ENV: 'production' };
const keyIn = (stdout: string) => /hh_\w{12}_\w{64}/u.exec(stdout)?.[0] ?? '';

it('lets in who has a key, in two processes at once, until it is revoked in a third', async () => {
  dataDir = join(folder, 'production');
  const refused = await outcome(start(GRAPHQL, [], production));
  expect(refused.exitCode).toBe(1);
  expect(refused.stderr).toContain('make an API key with `pnpm keys create <name> --admin`');

  const [team] = genesys.simulator.scenario().teams;
  const members = genesys.simulator
    .scenario()
    .agents.filter(({ teamId, state }) => teamId === team?.id && state === 'active');
  const made = await keys('create', 'wallboard', '--teams', team?.id ?? '');
  expect(made.exitCode).toBe(0);
  const key = keyIn(made.stdout);
  const servers = await Promise.all([graphql(production), graphql(production)]);
  const ids = members.map(({ id }) => id).toSorted();
  for (const server of servers) {
    expect(await asked(server, key)).toEqual({ status: 200, ids });
    expect(await asked(server)).toEqual({ status: 401, ids: [] });
  }
  const rotated = await keys('rotate', 'wallboard', '--overlap-hours', '0');
  for (const server of servers) {
    expect((await asked(server, key)).status).toBe(401);
    expect(await asked(server, keyIn(rotated.stdout))).toEqual({ status: 200, ids });
  }
  const listed = await keys('list', '--json');
  expect(JSON.parse(listed.stdout)).toMatchObject([{ name: 'wallboard' }, { name: 'wallboard' }]);
  expect(listed.stdout).not.toContain(key.slice(16));
  expect((await keys('revoke', 'wallboard')).exitCode).toBe(0);
  for (const server of servers) {
    expect((await asked(server, keyIn(rotated.stdout))).status).toBe(401);
  }
});

it('asks nobody on a machine of one’s own until there is a key', async () => {
  dataDir = join(folder, 'laptop');
  const server = await graphql({});
  expect((await asked(server)).status).toBe(200);
  const made = await keys('create', 'ops', '--admin');
  expect((await asked(server)).status).toBe(401);
  expect((await asked(server, keyIn(made.stdout))).ids.length).toBeGreaterThan(5);
});

it('goes by the rules of a file', async () => {
  dataDir = join(folder, 'rules');
  const path = join(folder, 'access.yaml');
  const agent = genesys.simulator.scenario().agents.find(({ state }) => state === 'active');
  await writeFile(path, `rules:\n- {for: [key:wallboard], agents: [${agent?.id ?? ''}]}\n`);
  const server = await graphql({ HALFHOUR_ACCESS: path });
  const key = keyIn((await keys('create', 'wallboard')).stdout);
  const stranger = keyIn((await keys('create', 'stranger')).stdout);
  expect(await asked(server, key)).toEqual({ status: 200, ids: [agent?.id] });
  expect((await asked(server, stranger)).status).toBe(403);

  await writeFile(path, 'rules:\n- {for: [wallboard], agents: [x]}\n');
  const wrong = await outcome(start(GRAPHQL, [], { HALFHOUR_ACCESS: path }));
  expect(wrong.exitCode).toBe(1);
  expect(wrong.stderr).toContain('HALFHOUR_ACCESS line 2: rules[0].for[0] is "wallboard"');
});
