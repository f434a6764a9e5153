import { COMMON_FLAGS, parsedFlags, UsageError } from '@halfhour/command';

/** What the command line asks for. */
export interface Flags {
  readonly agentId: string;
  /** Only count. */
  readonly isTried: boolean;
  /** Nobody is asked. */
  readonly isSure: boolean;
}

const OPTIONS = {
  ...COMMON_FLAGS,
  'dry-run': { type: 'boolean' },
  yes: { type: 'boolean', short: 'y' },
} as const;

/** @throws UsageError that says what is wrong and what is expected */
export function readFlags(args: readonly string[]): Flags | 'help' | 'version' {
  const { values, positionals } = parsedFlags(args, OPTIONS, { takesWords: true });
  if (values.help === true) return 'help';
  if (values.version === true) return 'version';
  const [agentId = '', ...others] = positionals;
  if (agentId.trim() === '' || others.length > 0) {
    throw new UsageError('One agent is forgotten at a time, by Genesys’ user id. Try --help.');
  }
  return { agentId, isTried: values['dry-run'] === true, isSure: values.yes === true };
}
