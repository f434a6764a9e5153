import type { Call } from '../http/endpoint.ts';

/** Makes one conversation of a page unreadable when that was ordered, in one of the ways the real ones are. */
export function spoil(conversations: readonly object[], call: Call): readonly object[] {
  if (call.fault(['malformedConversation']) === undefined) return conversations;
  const middle = Math.floor(conversations.length / 2);
  return conversations.map((conversation, index) =>
    index === middle
      ? { ...conversation, conversationStart: '2021-04-2T15:30:51', participants: 'unavailable' }
      : conversation,
  );
}
