import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { freePort, scrape } from '@halfhour/service/testing';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));

/** The app as its operator runs it and looks at it. */
export interface GraphqlProcess {
  /** What is answered to an operation: status code and body. */
  readonly ask: (query: string) => Promise<any>;
  /** What `/health/ready` answers: its status code is `code`. */
  readonly ready: () => Promise<any>;
  /** Those metrics that begin so, by name and labels. */
  readonly metrics: (start: string) => Promise<Readonly<Record<string, number>>>;
  /** What it has said so far: its log. */
  readonly said: () => string;
  /** Ends it, and waits until it has. @returns its exit code, or the signal that ended it */
  readonly end: (signal: 'SIGTERM' | 'SIGKILL') => Promise<number | string | null>;
}

/** Starts it with these settings, and waits until it listens. */
export async function startGraphql(
  variables: Readonly<Record<string, string>>,
): Promise<GraphqlProcess> {
  const metricsPort = await freePort();
  const child = spawn(process.execPath, [MAIN], {
    env: {
      DATABASE_URL: '',
      GENESYS_CLIENT_ID: 'simulator',
      GENESYS_CLIENT_SECRET: 'simulator-secret',
      GRAPHQL_METRICS_PORT: metricsPort,
      GRAPHQL_PORT: '0',
      HALFHOUR_ZONE: 'UTC',
      LOG_LEVEL: 'fatal',
      ...variables,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  let said = '';
  child.stdout.on('data', (part) => {
    said += String(part);
  });
  const url = await urlOf(createInterface({ input: child.stdout }));
  return {
    async ask(query) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      });
      return response.json();
    },
    async ready() {
      const response = await fetch(`${url}/health/ready`);
      return { code: response.status, ...Object(await response.json()) };
    },
    metrics: async (start) => scrape(metricsPort, start),
    said: () => said,
    async end(signal) {
      child.kill(signal);
      const [exitCode, endedBy] = await ended;
      return exitCode ?? endedBy;
    },
  };
}

/** Where it says that it listens. It is read to its end, so that it never waits for its reader. */
async function urlOf(lines: ReturnType<typeof createInterface>): Promise<string> {
  const url = Promise.withResolvers<string>();
  lines.on('line', (line) => {
    const [, found] = /^GraphQL at (http:\S+)\/graphql$/u.exec(line) ?? [];
    if (found !== undefined) url.resolve(found);
  });
  lines.once('close', () => url.reject(new Error('The app ended before it listened.')));
  return url.promise;
}
