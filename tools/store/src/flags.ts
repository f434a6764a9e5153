import { COMMON_FLAGS, parsedFlags, UsageError } from '@halfhour/command';
import type { ParseArgsOptionsConfig } from 'node:util';

/** What the command line asks for. */
export type Flags =
  | { readonly command: 'info'; readonly json: boolean }
  /** `to` is a URL or a directory. */
  | { readonly command: 'copy'; readonly to: string }
  /** `to` is a file. */
  | { readonly command: 'export'; readonly to: string }
  /** `from` is a file. */
  | { readonly command: 'import'; readonly from: string };

/** The flags of each command. */
const OPTIONS = {
  info: { ...COMMON_FLAGS, json: { type: 'boolean' } },
  copy: { ...COMMON_FLAGS, to: { type: 'string' } },
  export: { ...COMMON_FLAGS, to: { type: 'string' } },
  import: { ...COMMON_FLAGS, from: { type: 'string' } },
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
  const options: ParseArgsOptionsConfig = OPTIONS[command];
  const given: Given = parsedFlags(rest, options).values;
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
  return parsedFlags(args, COMMON_FLAGS).values.version === true ? 'version' : 'help';
}

function required(value: string | undefined, needs: string, what: string): string {
  if (value !== undefined && value.trim() !== '') return value;
  throw new UsageError(`${needs}: ${what}. Try --help.`);
}
