import type { Models } from 'purecloud-platform-client-v2';

type Conversation = Models.AnalyticsConversationWithoutAttributes;

/** One agent's session, read from a page. */
export interface ReadLeg {
  conversation: Conversation;
  userId: string;
  session: Models.AnalyticsSession;
}

/** The agents' sessions in pages; a conversation that came twice is read once. */
export function legsIn(conversations: readonly Conversation[]): ReadLeg[] {
  const distinct = new Map(conversations.map((one) => [one.conversationId, one]));
  return [...distinct.values()].flatMap((conversation) =>
    (conversation.participants ?? [])
      .filter(({ purpose }) => purpose === 'agent' || purpose === 'user')
      .flatMap(({ userId = '', sessions = [] }) =>
        sessions.map((session) => ({ conversation, userId, session })),
      ),
  );
}

/** The sum of a metric's values in a leg; undefined when it has none. */
export function metric({ session: { metrics = [] } }: ReadLeg, name: string): number | undefined {
  const values = metrics.filter((one) => one.name === name).map(({ value = 0 }) => value);
  return values.length === 0 ? undefined : sum(values);
}

/** The time a leg's segments of some types take together. */
export function segmentsMs({ session: { segments = [] } }: ReadLeg, ...types: string[]): number {
  return sum(
    segments
      .filter(({ segmentType = '' }) => types.includes(segmentType))
      .map(
        ({ segmentStart = '', segmentEnd = '' }) =>
          Date.parse(segmentEnd) - Date.parse(segmentStart),
      ),
  );
}

/** Whether every segment of a leg has ended. */
export function isClosed({ session: { segments = [] } }: ReadLeg): boolean {
  return segments.every(({ segmentEnd }) => segmentEnd !== undefined);
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
