import { type DestinationStream, type Logger, pino } from 'pino';
import { errorFields } from './error-fields.ts';

/** Where the bot tells what it does. Errors are given as `err`. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

/**
 * Makes the log: a line of JSON for each thing that is told, errors without what must not be seen.
 *
 * @param level the least that is told, by pino's names
 * @param destination takes the lines. @default the standard output
 */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = { level, serializers: { err: errorFields } };
  return destination === undefined ? pino(options) : pino(options, destination);
}
