import { UsageError } from '@halfhour/command';
import { parseArgs } from 'node:util';

/** What the command line asks for. */
export interface Flags {
  readonly agentId: string;
  /** Only count. */
  readonly isTried: boolean;
  /** Nobody is asked. */
  readonly isSure: boolean;
}

const OPTIONS = {
  'dry-run': { type: 'boolean' },
  yes: { type: 'boolean', short: 'y' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

/** @throws UsageError that says what is wrong and what is expected */
export function readFlags(args: readonly string[]): Flags | 'help' | 'version' {
  const { values, positionals } = parsed(args);
  if (values.help === true) return 'help';
  if (values.version === true) return 'version';
  const [agentId = '', ...others] = positionals;
  if (agentId.trim() === '' || others.length > 0) {
    throw new UsageError('One agent is forgotten at a time, by Genesys’ user id. Try --help.');
  }
  return { agentId, isTried: values['dry-run'] === true, isSure: values.yes === true };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, strict: true, allowPositionals: true });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new UsageError(`${error.message.replace(/\. .*$/su, '')}. Try --help.`);
  }
}
