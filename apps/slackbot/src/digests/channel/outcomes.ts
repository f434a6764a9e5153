import type { DigestChannel } from '@halfhour/core';
import { SlackRefusedError } from '../../slack/errors.ts';

/** What a call comes to that did not do what it should. */
export type Failed = Exclude<
  Awaited<ReturnType<DigestChannel['post']>>,
  { readonly kind: 'posted' }
>;

/** Slack's words for a channel that takes nothing until somebody does something about it. */
const GONE: ReadonlySet<string> = new Set([
  'account_inactive',
  'channel_not_found',
  'is_archived',
  'messages_tab_disabled',
  'not_in_channel',
  'restricted_action',
  'restricted_action_non_threadable_channel',
  'restricted_action_read_only_channel',
  'restricted_action_thread_only_channel',
]);

/** Slack's words for a message that it will not take at any time, or that is not there. */
const NEVER: ReadonlySet<string> = new Set([
  'cannot_dm_bot',
  'cant_update_message',
  'edit_window_closed',
  'invalid_arguments',
  'invalid_blocks',
  'invalid_blocks_format',
  'invalid_metadata_schema',
  'message_not_found',
  'metadata_too_large',
  'msg_blocks_too_long',
  'msg_too_long',
  'no_text',
  'thread_not_found',
  'user_disabled',
  'user_not_found',
]);

/** Slack's words for a history that can't be read, where something may be posted all the same. */
const UNREADABLE: ReadonlySet<string> = new Set(['missing_scope', 'not_in_channel']);

/**
 * What became of a call that failed. What is no fault of the message or the channel, a token that was
 * revoked say, may be put right: it is tried again later.
 */
export function outcomeOf(error: unknown): Failed {
  if (!(error instanceof SlackRefusedError)) return { kind: 'lost', reason: 'no_answer' };
  const { code: reason, retryAfterMs } = error;
  const verdict = GONE.has(reason) ? 'gone' : NEVER.has(reason) ? 'never' : 'later';
  return { kind: 'refused', verdict, reason, retryAfterMs };
}

/** The same of a look. */
export function lookOutcomeOf(
  error: unknown,
): Failed | { readonly kind: 'unreadable'; readonly reason: string } {
  return error instanceof SlackRefusedError && UNREADABLE.has(error.code)
    ? { kind: 'unreadable', reason: error.code }
    : outcomeOf(error);
}
