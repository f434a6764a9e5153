import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** An app of the workspace, running from its sources and started again when they change. */
export interface RunningApp {
  readonly name: string;
  /** Fulfils with the exit code once it has ended, however it did. */
  readonly ended: Promise<number>;
  /** Asks it to finish what runs and end. */
  stop(): Promise<void>;
}

/** Starts `apps/<name>` with these environment variables; it prints to our own terminal. */
export function startApp(name: string, variables: NodeJS.ProcessEnv): RunningApp {
  const main = fileURLToPath(new URL(`../../../apps/${name}/src/main.ts`, import.meta.url));
  const child = spawn(process.execPath, ['--watch', '--watch-preserve-output', main], {
    env: variables,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const ended = endOf(child);
  return {
    name,
    ended,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function endOf(child: ChildProcess): Promise<number> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.exitCode ?? 1;
}
