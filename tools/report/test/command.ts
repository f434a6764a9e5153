import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** The command as a shell runs it: Node and the file of the root's `report` script. */
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

/** Settings that name the simulator behind `url` as the Genesys Cloud organisation. */
export function settings(url: string): Record<string, string> {
  return {
    PATH: '/usr/bin:/bin',
    GENESYS_CLIENT_ID: 'simulator',
    GENESYS_CLIENT_SECRET: 'simulator-secret',
    GENESYS_GATEWAY_URL: url,
    GENESYS_REQUESTS_PER_MINUTE: '100000',
    HALFHOUR_ZONE: 'Europe/London',
  };
}

/** Starts a program with nothing in its environment but these variables. */
export function startProgram(
  [program = '', ...args]: readonly string[],
  variables: Record<string, string>,
): { readonly child: ChildProcess; readonly ended: Promise<Ended> } {
  const child = spawn(program, args, { env: variables, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = Promise.all([once(child, 'close'), text(child.stdout), text(child.stderr)]).then(
    ([, stdout, stderr]) => ({ exitCode: child.exitCode, stdout, stderr }),
  );
  return { child, ended };
}

/** Runs the report to its end, with its output read by another program. */
export async function runReport(
  args: readonly string[],
  variables: Record<string, string>,
): Promise<Ended> {
  return startProgram([...COMMAND, ...args], variables).ended;
}
