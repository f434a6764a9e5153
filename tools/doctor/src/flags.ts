import { COMMON_FLAGS, parsedFlags } from '@halfhour/command';

/** What the command line asks for. */
export interface Flags {
  readonly json: boolean;
}

const OPTIONS = { ...COMMON_FLAGS, json: { type: 'boolean' } } as const;

/** @throws UsageError that says what is wrong */
export function readFlags(args: readonly string[]): Flags | 'help' | 'version' {
  const { json = false, help, version } = parsedFlags(args, OPTIONS).values;
  if (help === true) return 'help';
  if (version === true) return 'version';
  return { json };
}
