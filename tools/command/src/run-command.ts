import { withoutSecrets } from '@halfhour/core/secrets';
import { endingSignal } from './ending-signal.ts';
import { ownSecrets } from './env.ts';
import { EXIT } from './exit-codes.ts';
import type { Failure } from './failure.ts';

/** How long a command may take to close what it has open after an error that nobody caught, ms. */
const END_MS = 12_000;

/**
 * Runs a command to its end and leaves the process with its exit code. A failure is one line on
 * standard error, with no secret of the settings. A defect, and an error that nobody caught wherever it happened, ends the command:
 * its signal aborts, what it has open is closed, and the last line says why.
 */
export async function runCommand(
  run: (args: readonly string[], signal: AbortSignal) => Promise<number>,
  failureOf: (error: unknown) => Failure | undefined,
): Promise<never> {
  const uncaught = new AbortController();
  const late = Promise.withResolvers<never>();
  // Of rejections too that nobody handled: Node.js makes errors of them.
  process.on('uncaughtException', (error: unknown) => {
    uncaught.abort(error);
    setTimeout(() => late.reject(error), END_MS);
  });
  const signal = AbortSignal.any([endingSignal(), uncaught.signal]);
  const exitCode = await Promise.race([run(process.argv.slice(2), signal), late.promise])
    .then((code) => {
      uncaught.signal.throwIfAborted();
      return code;
    })
    .catch((error: unknown) => {
      const failure = uncaught.signal.aborted ? undefined : failureOf(error);
      const { line, exitCode: code } = failure ?? defect(uncaught.signal.reason ?? error);
      if (line !== null) process.stderr.write(`${withoutSecrets(line, ownSecrets())}\n`);
      return code;
    });
  // Not left to the event loop: a connection that nobody waits for any more may still be open.
  process.exit(exitCode);
}

function defect(error: unknown): Failure {
  const told = error instanceof Error ? error : new Error(String(error));
  const line = `${told.stack ?? ''}\nEnded by an error that nobody expected: ${told.message}`;
  return { line, exitCode: EXIT.failed };
}
