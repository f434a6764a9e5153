import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { UsageError } from '@halfhour/command';

/** What the command line asks for. */
export type Flags =
  | { readonly command: 'info'; readonly json: boolean }
  /** `to` is a URL or a directory. */
  | { readonly command: 'copy'; readonly to: string }
  /** `to` is a file. */
  | { readonly command: 'export'; readonly to: string }
  /** `from` is a file. */
  | { readonly command: 'import'; readonly from: string };

const COMMON = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

/** The flags of each command. */
const OPTIONS = {
  info: { ...COMMON, json: { type: 'boolean' } },
  copy: { ...COMMON, to: { type: 'string' } },
  export: { ...COMMON, to: { type: 'string' } },
  import: { ...COMMON, from: { type: 'string' } },
} as const satisfies Record<string, ParseArgsOptionsConfig>;

const URL_OR_DIRECTORY = 'a postgres:// URL or a directory (such as ./other)';

/** @throws UsageError that says what is wrong and what is expected; it repeats no value */
export function readFlags(args: readonly string[]): Flags | 'help' | 'version' {
  const [command = '', ...rest] = args;
  if (command.startsWith('-') || command === '') return withoutCommand(args);
  if (!isCommand(command)) {
    throw new UsageError(
      `There is no such command: expected one of ${Object.keys(OPTIONS).join(', ')}. Try --help.`,
    );
  }
  const given = parsed(rest, OPTIONS[command]);
  if (given.help === true) return 'help';
  if (given.version === true) return 'version';
  return ASKED[command](given);
}

const ASKED: Readonly<Record<keyof typeof OPTIONS, (given: Given) => Flags>> = {
  info: ({ json = false }) => ({ command: 'info', json }),
  copy: ({ to }) => ({ command: 'copy', to: required(to, 'copy needs --to', URL_OR_DIRECTORY) }),
  export: ({ to }) => ({ command: 'export', to: required(to, 'export needs --to', 'a file') }),
  import: ({ from }) => ({
    command: 'import',
    from: required(from, 'import needs --from', 'a file'),
  }),
};

interface Given {
  readonly help?: boolean;
  readonly version?: boolean;
  readonly json?: boolean;
  readonly to?: string;
  readonly from?: string;
}

function isCommand(word: string): word is keyof typeof OPTIONS {
  return Object.hasOwn(OPTIONS, word);
}

function withoutCommand(args: readonly string[]): 'help' | 'version' {
  return parsed(args, COMMON).version === true ? 'version' : 'help';
}

function parsed(args: readonly string[], options: ParseArgsOptionsConfig): Given {
  try {
    return parseArgs({ args: [...args], options, strict: true }).values;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new UsageError(`${lineOf(error)} Try --help.`);
  }
}

/** What Node says, but for values: one may be a URL with its password. */
function lineOf(error: TypeError): string {
  const [, flag] = /option '(?:-\w, )?(?<flag>--?[\w-]+)/iu.exec(error.message) ?? [];
  if (flag === undefined) return 'There is a word too many.';
  const isUnknown = error.message.startsWith('Unknown');
  return isUnknown ? `There is no ${flag} here.` : `${flag} is not used as it is meant.`;
}

function required(value: string | undefined, needs: string, what: string): string {
  if (value !== undefined && value.trim() !== '') return value;
  throw new UsageError(`${needs}: ${what}. Try --help.`);
}
