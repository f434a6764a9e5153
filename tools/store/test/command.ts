import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** The command as a shell runs it: Node and the file of the root's `store` script. */
export const COMMAND: readonly string[] = [
  process.execPath,
  fileURLToPath(new URL('../src/main.ts', import.meta.url)),
];

/** What a program printed, and how it ended. */
export interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts a program with nothing in its environment but these settings. */
export function startProgram(
  [program = '', ...args]: readonly string[],
  settings: Record<string, string>,
): { readonly child: ChildProcess; readonly ended: Promise<Ended> } {
  // Set, though empty, so that a .env of whoever runs the tests has no say.
  const unset = { DATABASE_URL: '', HALFHOUR_DATA: '', POSTGRES_BIN_DIR: '' };
  const env = { PATH: '/usr/bin:/bin', ...unset, ...settings };
  const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = Promise.all([once(child, 'close'), text(child.stdout), text(child.stderr)]).then(
    ([, stdout, stderr]) => ({ exitCode: child.exitCode, stdout, stderr }),
  );
  return { child, ended };
}
