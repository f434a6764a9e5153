import { parseArgs } from 'node:util';
import type { ChaosOptions } from './run-chaos.ts';

/** What `--help` prints. */
export const USAGE = `Delivers digests while Slack answers badly and workers are killed or stopped, and counts them.

  pnpm chaos                300 digests, some minutes
  --digests <n>             how many (300)
  --every <ms>              from one strike at a worker to the next (1500)
  --queue                   workers are woken by pg-boss too
  --naive                   the control: post, then record. It must show duplicates
  --help                    print this

Exit code 1: a digest was posted twice, or never.
`;

/** A command line that makes no sense, told in one line. */
export class UsageError extends Error {}

/** After this a run is over, ms. */
const MOST_MS = 1_800_000;

/** Reads the command line. @throws UsageError */
export function readFlags(args: readonly string[]): 'help' | ChaosOptions {
  const values = parsed(args);
  if (values.help) return 'help';
  return {
    design: values.naive ? 'naive' : 'rows',
    digests: whole('--digests', values.digests, 1),
    workers: 3,
    everyMs: whole('--every', values.every, 100),
    hasQueue: values.queue,
    mostMs: MOST_MS,
  };
}

function whole(name: string, text: string, least: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= least) return value;
  throw new UsageError(`${name} must be a whole number of ${least} or more, not ${text}.`);
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        digests: { type: 'string', default: '300' },
        every: { type: 'string', default: '1500' },
        queue: { type: 'boolean', default: false },
        naive: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
