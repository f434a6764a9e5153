import { parseArgs } from 'node:util';

/** What `--help` prints. */
export const USAGE = `Runs the apps from their sources, with a simulator of what is not configured: Genesys Cloud, Slack.

  pnpm dev               as it is now, at this time of day
  pnpm dev --fast        an afternoon, six times as fast, in which a shift ends after half a minute and its
                         digest is posted in #team-leads, and edited when its half hours have settled
  pnpm dev --fast --on   goes on with the afternoon of the last time, which went on meanwhile
  --help                 print this
`;

/** A command line that makes no sense, told in one line. */
export class UsageError extends Error {}

/** What `dev` was asked for. */
export interface DevFlags {
  readonly help: boolean;
  readonly fast: boolean;
  readonly on: boolean;
}

/** Reads the command line. @throws UsageError */
export function readFlags(args: readonly string[]): DevFlags {
  const { help, fast, on } = parsed(args);
  if (on && !fast) throw new UsageError('--on goes with --fast.');
  return { help, fast, on };
}

function parsed(args: readonly string[]) {
  const flag = { type: 'boolean', default: false } as const;
  try {
    return parseArgs({ args: [...args], options: { help: flag, fast: flag, on: flag } }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
