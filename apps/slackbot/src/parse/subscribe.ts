import { type Channel, isRefused, type Refused, refused } from '../fault.ts';
import type { AgentName } from '../question.ts';
import { endsName } from './keywords.ts';
import { shiftReader, whoReader } from './names.ts';
import { read, type Reader, valuesOf } from './piece.ts';
import { type Once, readAll, saidTwice } from './said.ts';
import { closest } from './suggest.ts';
import { keyAt, textOf, type Token } from './tokens.ts';

/** What was said of a subscription: whose shift is told when it ends, and where. */
export interface Wish {
  readonly agents: readonly AgentName[];
  /** Agents mentioned as Slack users: their Slack ids. */
  readonly slackUserIds: readonly string[];
  readonly teams: readonly string[];
  readonly queues: readonly string[];
  /** The name of the shift. */
  readonly shift: string | undefined;
  /** Where the digest goes. Nothing: where the command was typed. */
  readonly channel: Channel | undefined;
  /** The Slack id of who is told when the owner can't be. */
  readonly fallbackId: string | undefined;
  /** Whether agents are to be named. */
  readonly withNames: boolean;
}

/** Reads what comes after `subscribe`: `team:billing shift:late #channel`. */
export function parseWish(tokens: readonly Token[], from: number): Wish | Refused {
  const said = readAll(tokens, from, READERS, notUnderstood);
  if (isRefused(said)) return said;
  const pieces = said.map(({ piece }) => piece);
  return (
    saidTwice(said, ONCE) ?? {
      agents: valuesOf(pieces, 'agent'),
      slackUserIds: valuesOf(pieces, 'slackUser'),
      teams: valuesOf(pieces, 'team'),
      queues: valuesOf(pieces, 'queue'),
      shift: valuesOf(pieces, 'shift')[0],
      channel: valuesOf(pieces, 'channel')[0],
      fallbackId: valuesOf(pieces, 'fallback')[0],
      withNames: valuesOf(pieces, 'names').length > 0,
    }
  );
}

/** Whether a wish says more than a channel. */
export function saysMore({
  channel: _channel,
  withNames,
  shift,
  fallbackId,
  ...who
}: Wish): boolean {
  const isAnybodyNamed = Object.values(who).some((named) => named.length > 0);
  return isAnybodyNamed || shift !== undefined || fallbackId !== undefined || withNames;
}

const ONCE: Once = [
  ['shift', 'shifts'],
  ['channel', 'channels'],
  ['fallback', 'people who stand in'],
];

const readChannel: Reader = (tokens, at) => {
  const token = tokens[at];
  if (token?.kind === 'channel') return read({ slot: 'channel', value: { id: token.id } }, at + 1);
  if (token === undefined || !isTypedChannel(tokens, at)) return undefined;
  return read({ slot: 'channel', value: { name: token.text.slice(1) } }, at + 1);
};

/** `fallback @bob` */
const readFallback: Reader = (tokens, at) => {
  if (keyAt(tokens, at) !== 'fallback') return undefined;
  const token = tokens[at + 1];
  return token?.kind === 'user'
    ? read({ slot: 'fallback', value: token.id }, at + 2)
    : refused({ kind: 'incomplete', word: 'fallback' });
};

/** `with names` */
const readNames: Reader = (tokens, at) =>
  isWithNames(tokens, at) ? read({ slot: 'names', value: true }, at + 2) : undefined;

const READERS: readonly Reader[] = [
  readFallback,
  readNames,
  whoReader(endsNameHere),
  shiftReader(endsNameHere),
  readChannel,
];

/** What only subscriptions have may follow, too. */
function endsNameHere(tokens: readonly Token[], at: number): boolean {
  const key = keyAt(tokens, at) ?? '';
  if (['shift', 'fallback'].includes(key) || isWithNames(tokens, at)) return true;
  return endsName(tokens, at) || isTypedChannel(tokens, at);
}

function isWithNames(tokens: readonly Token[], at: number): boolean {
  return keyAt(tokens, at) === 'with' && keyAt(tokens, at + 1) === 'names';
}

function isTypedChannel(tokens: readonly Token[], at: number): boolean {
  return /^#./u.test(keyAt(tokens, at) ?? '');
}

const WORDS = ['agent', 'team', 'queue', 'shift', 'fallback', 'with names'];

function notUnderstood(tokens: readonly Token[], at: number): Refused {
  const given = textOf(tokens, at, at + 1);
  const near = closest(keyAt(tokens, at) ?? '', WORDS);
  return refused({ kind: 'unknownWord', given, closest: near });
}
