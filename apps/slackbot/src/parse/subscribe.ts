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
    }
  );
}

const ONCE: Once = [
  ['shift', 'shifts'],
  ['channel', 'channels'],
];

const readChannel: Reader = (tokens, at) => {
  const token = tokens[at];
  if (token?.kind === 'channel') return read({ slot: 'channel', value: { id: token.id } }, at + 1);
  if (token === undefined || !isTypedChannel(tokens, at)) return undefined;
  return read({ slot: 'channel', value: { name: token.text.slice(1) } }, at + 1);
};

const READERS: readonly Reader[] = [
  whoReader(endsNameHere),
  shiftReader(endsNameHere),
  readChannel,
];

/** A shift's name and a channel's may follow, too. */
function endsNameHere(tokens: readonly Token[], at: number): boolean {
  return endsName(tokens, at) || keyAt(tokens, at) === 'shift' || isTypedChannel(tokens, at);
}

function isTypedChannel(tokens: readonly Token[], at: number): boolean {
  return /^#./u.test(keyAt(tokens, at) ?? '');
}

function notUnderstood(tokens: readonly Token[], at: number): Refused {
  const given = textOf(tokens, at, at + 1);
  const near = closest(keyAt(tokens, at) ?? '', ['agent', 'team', 'queue', 'shift']);
  return refused({ kind: 'unknownWord', given, closest: near });
}
