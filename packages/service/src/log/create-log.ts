import { createCleaner } from '@halfhour/core/secrets';
import { type DestinationStream, type Logger, pino } from 'pino';
import { errorFields } from './error-fields.ts';

/** Where a process tells what it does. Errors are given as `err`. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error' | 'fatal'>;

/** What {@link createLog} may be given. */
export interface LogOptions {
  /** Whose lines they are, when several write to one place. @default nobody's in particular */
  readonly name?: string;
  /** What must not be in a line, whatever comes: the values of settings that nobody may know. */
  readonly secrets?: readonly string[];
}

/**
 * Makes the log: a line of JSON for each thing that is told. Every line is cleaned as it is written, so
 * that no caller has to think of what must not be seen.
 *
 * @param level - the least that is told, by pino's names
 * @param destination - takes the lines. @default the standard output
 */
export function createLog(
  level: string,
  destination: DestinationStream = pino.destination(1),
  { name, secrets = [] }: LogOptions = {},
): Logger {
  return pino(
    {
      level,
      ...(name === undefined ? {} : { name }),
      serializers: { err: errorFields },
      hooks: { streamWrite: createCleaner(secrets) },
    },
    destination,
  );
}
