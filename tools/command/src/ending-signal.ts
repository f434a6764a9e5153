import { Interrupted } from './interrupted.ts';

/** Signals that end a command, with their exit codes: 128 + the signal's number, as shells say. */
export const ENDING_SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/** Aborts with {@link Interrupted} when a person or the machine asks this process to end. */
export function endingSignal(): AbortSignal {
  const ending = new AbortController();
  for (const [name, exitCode] of Object.entries(ENDING_SIGNALS)) {
    process.once(name, () => {
      ending.abort(new Interrupted(name, exitCode));
    });
  }
  return ending.signal;
}
