import { type Failure, failureOf as commonFailureOf } from '@halfhour/command';

/** What an error means to whoever started the command. @returns undefined for a defect */
export function failureOf(error: unknown): Failure | undefined {
  return commonFailureOf(error, 'and nothing was written: a file that --to names is as it was.');
}
