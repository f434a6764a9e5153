import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { nextWord, startChild } from './child.ts';
import type { SimulatorOrder } from './simulator-server.ts';

/** The GraphQL app that ships, in a process of its own, syncing a simulated organisation. */
export interface App extends AsyncDisposable {
  /** Of its GraphQL. */
  readonly url: string;
  /** What it answers. Rejects when that is an error. */
  ask(query: string): Promise<any>;
}

/** Starts one, with nothing kept. */
export async function startApp(order: Required<SimulatorOrder>): Promise<App> {
  const simulator = startChild(new URL('simulator-server.ts', import.meta.url));
  simulator.send(order);
  const gatewayUrl = await nextWord<string>(simulator);
  const dataDir = await mkdtemp(join(tmpdir(), 'halfhour-bench-'));
  const app = spawn(
    process.execPath,
    [fileURLToPath(import.meta.resolve('@halfhour/graphql/src/main.ts'))],
    { env: settings(gatewayUrl, dataDir), stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const url = await urlOf(app);
  return {
    url,
    ask: async (query) => ask(url, query),
    async [Symbol.asyncDispose]() {
      app.kill();
      await once(app, 'exit');
      simulator.disconnect();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function settings(gatewayUrl: string, dataDir: string): Record<string, string> {
  return {
    GENESYS_CLIENT_ID: 'simulator',
    GENESYS_CLIENT_SECRET: 'simulator-secret',
    GENESYS_GATEWAY_URL: gatewayUrl,
    GENESYS_REQUESTS_PER_MINUTE: '100000',
    GRAPHQL_COST_PER_MINUTE: '1000000000',
    GRAPHQL_PORT: '0',
    HALFHOUR_DATA: join(dataDir, 'store'),
    HALFHOUR_ZONE: 'UTC',
    LOG_LEVEL: 'silent',
  };
}

async function urlOf(app: ChildProcess): Promise<string> {
  if (app.stdout === null) throw new Error('The app says nothing.');
  for await (const line of createInterface(app.stdout)) {
    const url = /^GraphQL at (\S+)/u.exec(line)?.[1];
    if (url !== undefined) return url;
  }
  throw new Error('The app ended before it listened.');
}

async function ask(url: string, query: string): Promise<any> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { data, errors }: { data: unknown; errors?: unknown } = Object(await response.json());
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data;
}

/** Waits until all that the app keeps by itself has been read. */
export async function untilKept(app: App): Promise<void> {
  for (;;) {
    const { sync } = await app.ask('{ sync { halfHours { missing } } }');
    // What has just ended is read a little later.
    if (sync.halfHours.missing <= 2) return;
    await wait(1000);
  }
}
