import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { UsageError } from './usage-error.ts';

/** The flags that every command has. */
export const COMMON_FLAGS = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const satisfies ParseArgsOptionsConfig;

/**
 * Reads a command line.
 *
 * @param takesWords - whether there may be words that are no flags
 * @throws UsageError that says what is wrong; it repeats no value: one may be a URL with its password
 */
export function parsedFlags<Options extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: Options,
  { takesWords = false }: { readonly takesWords?: boolean } = {},
) {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: takesWords });
  } catch (error) {
    // What Node.js makes of a command line is a TypeError with the flag in quotes.
    if (!(error instanceof TypeError)) throw error;
    throw new UsageError(`${lineOf(error.message)} Try --help.`);
  }
}

function lineOf(message: string): string {
  const [, flag] = /option '(?:-\w, )?(?<flag>--?[\w-]+)/iu.exec(message) ?? [];
  if (flag === undefined) return 'There is a word too many.';
  if (message.startsWith('Unknown')) return `There is no ${flag} here.`;
  return message.includes('does not take') ? `${flag} takes no value.` : `${flag} needs a value.`;
}
