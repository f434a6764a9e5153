import { UsageError } from '@halfhour/command';
import { parseArgs } from 'node:util';

/** What the command line asks for. */
export interface Flags {
  readonly json: boolean;
}

const OPTIONS = {
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

/** @throws UsageError that says what is wrong */
export function readFlags(args: readonly string[]): Flags | 'help' | 'version' {
  const { json = false, help, version } = parsed(args);
  if (help === true) return 'help';
  if (version === true) return 'version';
  return { json };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, strict: true }).values;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new UsageError(`${error.message.replace(/\. .*$/su, '')}. Try --help.`);
  }
}
