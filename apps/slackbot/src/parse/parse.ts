import { isRefused, type Refused, refused } from '../fault.ts';
import type { Question } from '../question.ts';
import { fold } from './fold.ts';
import { parseQuestion } from './parse-question.ts';
import { parseWish, type Wish } from './subscribe.ts';
import { closest } from './suggest.ts';
import { keyAt, textOf, type Token, tokenize } from './tokens.ts';
import { type Topic, TOPICS } from './topics.ts';

/** What somebody wants who types `/utilization …`. */
export type Command =
  | { readonly kind: 'ask'; readonly question: Question }
  /** No topic: an overview. */
  | { readonly kind: 'help'; readonly topic: Topic | undefined }
  /** No wish: a form is wanted. */
  | { readonly kind: 'subscribe'; readonly wish: Wish | undefined }
  | { readonly kind: 'subscriptions' }
  /** No id: the one of this channel, if there is but one. */
  | { readonly kind: 'unsubscribe' | 'digestNow'; readonly id: string | undefined }
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
  if (tokens.length === 1) return { kind: 'subscribe', wish: undefined };
  const wish = parseWish(tokens, 1);
  return isRefused(wish) ? wish : { kind: 'subscribe', wish };
}

function parseDigest(tokens: readonly Token[]): Command {
  const key = keyAt(tokens, 1);
  if (tokens.length === 1) return refused({ kind: 'incomplete', word: 'digest' });
  if (key !== 'now') {
    return refused({ kind: 'unknownWord', given: textOf(tokens, 0, 2), closest: 'digest now' });
  }
  return noMore(tokens, 3) ?? { kind: 'digestNow', id: tokens[2]?.text };
}

/** Refuses words after the last that means something. */
function noMore(tokens: readonly Token[], from: number): Refused | undefined {
  return tokens.length <= from
    ? undefined
    : refused({ kind: 'unknownWord', given: textOf(tokens, from, from + 1), closest: undefined });
}
