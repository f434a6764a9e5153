import { COMMON_FLAGS, givenInstantMs, parsedFlags, UsageError } from '@halfhour/command';

/** What the command line asks for. */
export type Flags =
  /** Keep the store fresh until interrupted. */
  | { readonly command: 'keep' }
  /** Read what is due, and the past that is named, and end. */
  | { readonly command: 'once'; readonly past: GivenPast | null }
  | { readonly command: 'status'; readonly json: boolean };

/** A past as it was written. */
export interface GivenPast {
  readonly from: string;
  readonly to: string;
}

const OPTIONS = {
  ...COMMON_FLAGS,
  once: { type: 'boolean' },
  from: { type: 'string' },
  to: { type: 'string' },
  status: { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

/** @throws UsageError that says what is wrong and what is expected */
export function readFlags(args: readonly string[]): Flags | 'help' | 'version' {
  const { values } = parsedFlags(args, OPTIONS);
  const { once = false, from, to, status = false, json = false, help, version } = values;
  if (help === true) return 'help';
  if (version === true) return 'version';
  if ((from === undefined) !== (to === undefined)) {
    throw new UsageError('--from and --to go together. Try --help.');
  }
  const past = from === undefined || to === undefined ? null : { from, to };
  if (json && !status) throw new UsageError('--json goes with --status. Try --help.');
  if (status && (once || past !== null)) {
    throw new UsageError('--status only looks: it goes with --json and nothing else. Try --help.');
  }
  if (status) return { command: 'status', json };
  return once || past !== null ? { command: 'once', past } : { command: 'keep' };
}

/**
 * @param zone - in which a date or time without an offset is meant
 * @throws UsageError
 */
export function pastSpan({ from, to }: GivenPast, zone: string) {
  const startMs = givenInstantMs('from', from, zone);
  const endMs = givenInstantMs('to', to, zone);
  if (startMs >= endMs) throw new UsageError('--to must be after --from.');
  return { startMs, endMs };
}
