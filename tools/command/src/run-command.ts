import { endingSignal } from './ending-signal.ts';
import type { Failure } from './failure.ts';

/**
 * Runs a command to its end and leaves the process with its exit code. A failure is one line on
 * standard error; a defect is thrown.
 */
export async function runCommand(
  run: (args: readonly string[], signal: AbortSignal) => Promise<number>,
  failureOf: (error: unknown) => Failure | undefined,
): Promise<never> {
  const exitCode = await run(process.argv.slice(2), endingSignal()).catch((error: unknown) => {
    const failure = failureOf(error);
    if (failure === undefined) throw error;
    if (failure.line !== null) process.stderr.write(`${failure.line}\n`);
    return failure.exitCode;
  });
  // Not left to the event loop: a connection that nobody waits for any more may still be open.
  process.exit(exitCode);
}
