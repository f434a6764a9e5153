import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { freePort, scrape } from '@halfhour/service/testing';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));

/** The bot as its operator runs it and looks at it. */
export interface SlackbotProcess {
  /** Where Slack's requests go. */
  readonly eventsUrl: string;
  /** What `/health/ready` answers: its status code is `code`; 0: nothing yet. */
  readonly ready: () => Promise<any>;
  /** Those metrics that begin so, by name and labels. */
  readonly metrics: (start: string) => Promise<Readonly<Record<string, number>>>;
  /** Sets its clock, if it was started with one that can be set; the next time sets it right. */
  readonly jumpClock: () => void;
  /** Ends it, and waits until it has. @returns what it logged, and its exit code or the signal */
  readonly end: (
    signal: 'SIGTERM' | 'SIGKILL',
  ) => Promise<{ readonly log: string; readonly ended: number | string | null }>;
}

/** Starts it with these settings, and nothing else in its environment. */
export async function startSlackbot(
  variables: Readonly<Record<string, string>>,
): Promise<SlackbotProcess> {
  const [port, metricsPort] = await Promise.all([freePort(), freePort()]);
  const child = spawn(process.execPath, [MAIN], {
    env: {
      GENESYS_CLIENT_ID: 'simulator',
      GENESYS_CLIENT_SECRET: 'simulator-secret',
      HALFHOUR_ACCESS: 'open',
      HALFHOUR_ZONE: 'UTC',
      SLACK_METRICS_PORT: metricsPort,
      SLACK_PORT: port,
      ...variables,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const log = text(child.stdout);
  const exited = once(child, 'exit');
  return {
    eventsUrl: `http://127.0.0.1:${port}/slack/events`,
    async ready() {
      const response = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => null);
      if (response === null) return { code: 0 };
      return { code: response.status, ...Object(await response.json()) };
    },
    metrics: async (start) => scrape(metricsPort, start),
    jumpClock: () => void child.kill('SIGUSR2'),
    async end(signal) {
      child.kill(signal);
      const [exitCode, endedBy] = await exited;
      return { log: await log, ended: exitCode ?? endedBy };
    },
  };
}
