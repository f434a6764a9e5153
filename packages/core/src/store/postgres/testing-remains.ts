import { spawn } from 'node:child_process';
import { Socket } from 'node:net';
import type { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';

/** What a test keeps on disk. */
export interface Remains {
  /** Where a server may run: absolute, without symbolic links. */
  readonly dataDir: string;
  /** What is removed: `dataDir`, or a directory around it. */
  readonly dir: string;
}

/** The input of the process that outlives this one; it starts with the first remains. */
let remover: Writable | undefined;

/**
 * Once this process has ended, however it did, the server in a data directory is ended and all of it
 * removed: tests that are cut off leave nothing behind. What is gone by then is left alone.
 */
export function removeWhenWeEnd(remains: Remains): void {
  remover ??= startRemover();
  remover.write(`${JSON.stringify(remains)}\n`);
}

function startRemover(): Writable {
  const script = fileURLToPath(new URL('testing-remains-process.ts', import.meta.url));
  // Apart from our process group, which is what an interrupt or a time limit ends.
  const child = spawn(process.execPath, [script], {
    stdio: ['pipe', 'ignore', 'inherit'],
    detached: true,
    cwd: '/',
  });
  child.unref();
  if (child.stdin instanceof Socket) child.stdin.unref();
  return child.stdin;
}
