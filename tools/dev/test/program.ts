import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A program of the repository that runs. */
export interface Program {
  /** The next line that it prints and that fits. */
  line(pattern: RegExp): Promise<string>;
  /** Ends it by a signal, and fulfils when it has. @default Ctrl-C, and nothing is left behind */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/** Starts a program, with nothing in its environment but these variables. @param file - from the root */
export function startProgram(
  file: string,
  args: readonly string[],
  variables: Readonly<Record<string, string>>,
): Program {
  const main = fileURLToPath(new URL(`../../../${file}`, import.meta.url));
  const child = spawn(process.execPath, [main, ...args], {
    env: variables,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async line(pattern) {
      for (;;) {
        const { value, done } = await lines.next();
        if (done === true) throw new Error(`${file} ended without a line like ${pattern}.`);
        if (pattern.test(value)) return value;
      }
    },
    async stop(signal = 'SIGINT') {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill(signal);
      // What nobody reads would hold it up.
      child.stdout.resume();
      await once(child, 'exit');
    },
  };
}
