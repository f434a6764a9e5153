import { COMMON_FLAGS, parsedFlags, UsageError } from '@halfhour/command';
import { isBlind, NO_SIGHT, readSubject, type Sight, SUBJECT_EXPECTED } from '@halfhour/core';
import type { ParseArgsOptionsConfig } from 'node:util';

/** What the command line asks for. */
export type Flags =
  | {
      readonly command: 'create';
      readonly name: string;
      readonly days: number | null;
      readonly sight: Sight | null;
      readonly json: boolean;
    }
  | { readonly command: 'list'; readonly json: boolean }
  | { readonly command: 'rules'; readonly json: boolean }
  | {
      readonly command: 'rotate';
      readonly name: string;
      readonly days: number | null;
      readonly overlapHours: number;
      readonly json: boolean;
    }
  /** `name` may be what a key begins with. */
  | { readonly command: 'revoke'; readonly name: string }
  | { readonly command: 'allow'; readonly principal: string; readonly sight: Sight }
  | { readonly command: 'disallow'; readonly principal: string };

const WHOM = {
  admin: { type: 'boolean' },
  agents: { type: 'string' },
  teams: { type: 'string' },
  queues: { type: 'string' },
  groups: { type: 'string' },
  divisions: { type: 'string' },
  reports: { type: 'boolean' },
} as const;
const JSON_TOO = { json: { type: 'boolean' } } as const;
const DAYS = { days: { type: 'string' } } as const;

/** The flags of each command, and what its one word is. */
const COMMANDS = {
  create: { options: { ...COMMON_FLAGS, ...WHOM, ...JSON_TOO, ...DAYS }, word: 'a name' },
  list: { options: { ...COMMON_FLAGS, ...JSON_TOO }, word: null },
  rotate: {
    options: { ...COMMON_FLAGS, ...JSON_TOO, ...DAYS, 'overlap-hours': { type: 'string' } },
    word: 'the name of a key',
  },
  revoke: { options: COMMON_FLAGS, word: 'the name of a key, or what one begins with' },
  allow: { options: { ...COMMON_FLAGS, ...WHOM }, word: SUBJECT_EXPECTED },
  disallow: { options: COMMON_FLAGS, word: SUBJECT_EXPECTED },
  rules: { options: { ...COMMON_FLAGS, ...JSON_TOO }, word: null },
} as const satisfies Record<
  string,
  { readonly options: ParseArgsOptionsConfig; readonly word: string | null }
>;

type Values = Readonly<Record<string, string | boolean | undefined>>;

/** @throws UsageError that says what is wrong and what is expected; it repeats no value */
export function readFlags(args: readonly string[]): Flags | 'help' | 'version' {
  const [command = '', ...rest] = args;
  if (command === '' || command.startsWith('-')) return withoutCommand(args);
  if (!isCommand(command)) {
    throw new UsageError(
      `There is no such command: expected one of ${Object.keys(COMMANDS).join(', ')}. Try --help.`,
    );
  }
  const { options, word } = COMMANDS[command];
  const { values, positionals } = parsed(rest, options);
  if (values['help'] === true) return 'help';
  if (values['version'] === true) return 'version';
  return ASKED[command](values, onlyWord(command, word, positionals));
}

const ASKED: Readonly<Record<keyof typeof COMMANDS, (values: Values, word: string) => Flags>> = {
  create(values, name) {
    const sight = sightOf(values);
    const json = values['json'] === true;
    const given = isBlind(sight) ? null : sight;
    return { command: 'create', name, days: daysOf(values), sight: given, json };
  },
  list: ({ json }) => ({ command: 'list', json: json === true }),
  rules: ({ json }) => ({ command: 'rules', json: json === true }),
  rotate: (values, name) => ({
    command: 'rotate',
    name,
    days: daysOf(values),
    overlapHours: wholeNumber(values['overlap-hours'] ?? '24', '--overlap-hours', 0, 8760),
    json: values['json'] === true,
  }),
  revoke: (_values, name) => ({ command: 'revoke', name }),
  allow(values, word) {
    const sight = sightOf(values);
    if (isBlind(sight)) throw new UsageError('allow needs whom, such as --teams <id>. Try --help.');
    return { command: 'allow', principal: principalOf(word), sight };
  },
  disallow: (_values, word) => ({ command: 'disallow', principal: principalOf(word) }),
};

function isCommand(word: string): word is keyof typeof COMMANDS {
  return Object.hasOwn(COMMANDS, word);
}

function withoutCommand(args: readonly string[]): 'help' | 'version' {
  return parsedFlags(args, COMMON_FLAGS).values.version === true ? 'version' : 'help';
}

function parsed(
  args: readonly string[],
  options: ParseArgsOptionsConfig,
): { readonly values: Values; readonly positionals: readonly string[] } {
  const { values, positionals } = parsedFlags(args, options, { takesWords: true });
  return { values: Object.fromEntries(Object.entries(values).filter(isOne)), positionals };
}

function isOne(entry: readonly [string, unknown]): entry is [string, string | boolean] {
  return typeof entry[1] === 'string' || typeof entry[1] === 'boolean';
}

function onlyWord(command: string, expected: string | null, words: readonly string[]): string {
  const [word = '', ...others] = words;
  if (others.length > 0 || (expected === null && word !== '')) {
    throw new UsageError('There is a word too many. Try --help.');
  }
  if (expected !== null && word === '') {
    throw new UsageError(`${command} needs ${expected}. Try --help.`);
  }
  return word;
}

function sightOf(values: Values): Sight {
  const ids = (flag: string) => {
    const text = values[flag];
    if (typeof text !== 'string') return [];
    const list = text.split(',').map((id) => id.trim());
    if (list.some((id) => id === '')) {
      throw new UsageError(`--${flag} needs ids of Genesys, with commas between. Try --help.`);
    }
    return list;
  };
  const sight: Sight = {
    ...NO_SIGHT,
    agentIds: ids('agents'),
    teamIds: ids('teams'),
    queueIds: ids('queues'),
    groupIds: ids('groups'),
    divisionIds: ids('divisions'),
    reports: values['reports'] === true,
  };
  if (values['admin'] !== true) return sight;
  if (isBlind(sight)) return { ...NO_SIGHT, role: 'admin' };
  throw new UsageError('--admin sees everybody, and goes with no other. Try --help.');
}

function daysOf({ days = '365' }: Values): number | null {
  return days === 'never' ? null : wholeNumber(days, '--days', 1, 3650);
}

function wholeNumber(value: string | boolean, flag: string, min: number, max: number): number {
  const number = typeof value === 'string' && /^\d+$/u.test(value) ? Number(value) : NaN;
  if (number >= min && number <= max) return number;
  throw new UsageError(`${flag} needs a whole number from ${min} to ${max}. Try --help.`);
}

function principalOf(word: string): string {
  if (readSubject(word) !== null) return word;
  throw new UsageError(`That is nobody: expected ${SUBJECT_EXPECTED}. Try --help.`);
}
