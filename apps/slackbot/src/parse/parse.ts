import { type Channel, isRefused, type Refused, refused } from '../fault.ts';
import type { Question } from '../question.ts';
import { fold } from './fold.ts';
import { parseQuestion } from './parse-question.ts';
import { parseWish, saysMore, type Wish } from './subscribe.ts';
import { closest } from './suggest.ts';
import { keyAt, textOf, type Token, tokenize } from './tokens.ts';
import { type Topic, TOPICS } from './topics.ts';

/** What somebody wants who types `/utilization …`. */
export type Command =
  | { readonly kind: 'ask'; readonly question: Question }
  /** No topic: an overview. */
  | { readonly kind: 'help'; readonly topic: Topic | undefined }
  | { readonly kind: 'subscribe'; readonly wish: Wish }
  /** Nothing was said, or a channel alone: the rest is to be asked for. */
  | { readonly kind: 'subscribeForm'; readonly channel: Channel | undefined }
  | { readonly kind: 'subscriptions' }
  | { readonly kind: 'shifts' }
  | { readonly kind: 'newShift' }
  /** The name of a shift, or its id. */
  | { readonly kind: 'editShift'; readonly shift: string }
  | { readonly kind: 'endShift'; readonly shift: string }
  /** Its id, the beginning of it, or the name of its shift; none: the one of this channel. */
  | {
      readonly kind: 'unsubscribe' | 'pause' | 'resume' | 'digestNow';
      readonly id: string | undefined;
    }
  | Refused;

/**
 * Understands what was typed after `/utilization`, as Slack sends it. Never throws: what can't be
 * understood is refused with its fault.
 */
export function parse(text: string): Command {
  const tokens = tokenize(fold(text));
  return isRefused(tokens) ? tokens : parseCommand(tokens);
}

function parseCommand(tokens: readonly Token[]): Command {
  switch (keyAt(tokens, 0)) {
    case 'help':
      return parseHelp(tokens);
    case 'subscribe':
      return parseSubscribe(tokens);
    case 'subscriptions':
      return noMore(tokens, 1) ?? { kind: 'subscriptions' };
    case 'unsubscribe':
      return noMore(tokens, 2) ?? { kind: 'unsubscribe', id: tokens[1]?.text };
    case 'pause':
      return noMore(tokens, 2) ?? { kind: 'pause', id: tokens[1]?.text };
    case 'resume':
      return noMore(tokens, 2) ?? { kind: 'resume', id: tokens[1]?.text };
    case 'shifts':
      return parseShifts(tokens);
    case 'digest':
      return parseDigest(tokens);
    case undefined:
    default: {
      const question = parseQuestion(tokens);
      return isRefused(question) ? question : { kind: 'ask', question };
    }
  }
}

function parseHelp(tokens: readonly Token[]): Command {
  const key = keyAt(tokens, 1);
  if (key === undefined) return noMore(tokens, 1) ?? { kind: 'help', topic: undefined };
  const topic = TOPICS.find((one) => one === key || one === `${key}s`);
  return topic === undefined
    ? refused({ kind: 'unknownTopic', given: key, closest: closest(key, TOPICS) })
    : (noMore(tokens, 2) ?? { kind: 'help', topic });
}

function parseSubscribe(tokens: readonly Token[]): Command {
  const wish = parseWish(tokens, 1);
  if (isRefused(wish)) return wish;
  return saysMore(wish)
    ? { kind: 'subscribe', wish }
    : { kind: 'subscribeForm', channel: wish.channel };
}

function parseDigest(tokens: readonly Token[]): Command {
  const key = keyAt(tokens, 1);
  if (tokens.length === 1) return refused({ kind: 'incomplete', word: 'digest' });
  if (key !== 'now') {
    return refused({ kind: 'unknownWord', given: textOf(tokens, 0, 2), closest: 'digest now' });
  }
  return noMore(tokens, 3) ?? { kind: 'digestNow', id: tokens[2]?.text };
}

function parseShifts(tokens: readonly Token[]): Command {
  const key = keyAt(tokens, 1);
  if (tokens.length === 1) return { kind: 'shifts' };
  if (key === 'new') return noMore(tokens, 2) ?? { kind: 'newShift' };
  if (key !== 'edit' && key !== 'end') {
    const near = closest(key ?? '', ['new', 'edit', 'end']);
    const given = textOf(tokens, 0, 2);
    return refused({ kind: 'unknownWord', given, closest: `shifts ${near ?? ''}`.trimEnd() });
  }
  const name = tokens.slice(2).map(({ text }) => text);
  return name.length === 0
    ? refused({ kind: 'incomplete', word: `shifts ${key}` })
    : { kind: `${key}Shift`, shift: name.join(' ') };
}

/** Refuses words after the last that means something. */
function noMore(tokens: readonly Token[], from: number): Refused | undefined {
  return tokens.length <= from
    ? undefined
    : refused({ kind: 'unknownWord', given: textOf(tokens, from, from + 1), closest: undefined });
}
