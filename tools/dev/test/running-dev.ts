import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));

/** `dev` as a person runs it. */
export interface RunningDev {
  /** The next line that it prints and that fits. */
  line(pattern: RegExp): Promise<string>;
  /** Ctrl-C, and nothing is left behind. */
  stop(): Promise<void>;
}

/** Starts `dev` with these environment variables. @param dataDir where it keeps its data */
export function startDev(dataDir: string, variables: Record<string, string>): RunningDev {
  const dev = spawn(process.execPath, [MAIN], {
    env: {
      GRAPHQL_PORT: '0',
      HALFHOUR_ZONE: 'Europe/London',
      HALFHOUR_DATA: dataDir,
      LOG_LEVEL: 'warn',
      ...variables,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: dev.stdout })[Symbol.asyncIterator]();
  return {
    line: async (pattern) => lineThat(lines, pattern),
    stop: async () => end(dev),
  };
}

async function end(dev: ChildProcess): Promise<void> {
  if (dev.exitCode !== null || dev.signalCode !== null) return;
  dev.kill('SIGINT');
  await once(dev, 'exit');
}

async function lineThat(lines: AsyncIterator<string>, pattern: RegExp): Promise<string> {
  for (;;) {
    const { value, done } = await lines.next();
    if (done === true) throw new Error(`dev ended without a line like ${pattern}.`);
    if (pattern.test(value)) return value;
  }
}
