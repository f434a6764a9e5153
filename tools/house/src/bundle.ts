import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A built app, running on its own as it would in production. */
export interface RunningBundle {
  /** Fulfils once `isUp` does; rejects when the app ends before that. */
  waitUntil(isUp: () => Promise<boolean>): Promise<void>;
  /** Asks it to end and gives its exit code; whoever is not gone after 10 s has failed. */
  stop(): Promise<number>;
}

/** Starts `apps/<name>/dist/main.js` with nothing in its environment but these variables. */
export function startBundle(name: string, variables: Record<string, string>): RunningBundle {
  const main = fileURLToPath(new URL(`../../../apps/${name}/dist/main.js`, import.meta.url));
  const child = spawn(process.execPath, [main], {
    env: variables,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return {
    async waitUntil(isUp) {
      for (const deadlineMs = performance.now() + 15_000; performance.now() < deadlineMs;) {
        if (child.exitCode !== null) throw new Error(`${name} ended with ${child.exitCode}.`);
        if (await isUp().catch(() => false)) return;
        await new Promise((resolve) => {
          setTimeout(resolve, 50);
        });
      }
      throw new Error(`${name} was not up after 15 s.`);
    },
    stop: async () => stop(name, child),
  };
}

async function stop(name: string, child: ChildProcess): Promise<number> {
  child.kill('SIGTERM');
  if (child.exitCode === null) {
    await once(child, 'exit', { signal: AbortSignal.timeout(10_000) }).catch(() => {
      child.kill('SIGKILL');
      throw new Error(`${name} did not end within 10 s of SIGTERM.`);
    });
  }
  return child.exitCode ?? 1;
}

/** A TCP port of loopback that was free a moment ago. */
export async function freePort(): Promise<string> {
  const { createServer } = await import('node:net');
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('No port was free.');
  return String(address.port);
}
