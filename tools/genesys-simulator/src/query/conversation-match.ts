import type { Models } from 'purecloud-platform-client-v2';
import type { Filter } from './filter-schema.ts';
import type { Subject } from './filters.ts';
import { passes } from './filters.ts';
import { valuesOf } from './values.ts';

type Conversation = Models.AnalyticsConversationWithoutAttributes;

/** Whether a conversation passes: itself the conversation filters, one of its segments all of the segment filters. */
export function matchesConversation(
  conversation: Conversation,
  conversationFilters: readonly Filter[],
  segmentFilters: readonly Filter[],
): boolean {
  if (!passes(conversationFilters, conversationSubject(conversation))) return false;
  if (segmentFilters.length === 0) return true;
  return segmentSubjects(conversation).some((subject) => passes(segmentFilters, subject));
}

function conversationSubject(conversation: Conversation): Subject {
  return {
    dimension: (name) => valuesOf(conversation, name === 'divisionId' ? 'divisionIds' : name),
    metric: (name) =>
      (conversation.participants ?? []).flatMap(({ sessions = [] }) =>
        sessions.flatMap(({ metrics = [] }) =>
          metrics.flatMap((metric) => (metric.name === name ? [metric.value ?? 0] : [])),
        ),
      ),
  };
}

function segmentSubjects(conversation: Conversation): Subject[] {
  return (conversation.participants ?? []).flatMap((participant) =>
    (participant.sessions ?? []).flatMap((session) =>
      (session.segments ?? []).map((segment) => ({
        dimension: once((name) => firstValues([segment, session, participant], name)),
        metric: () => durationOf(segment),
      })),
    ),
  );
}

/** The values of the nearest part that has any. */
function firstValues(parts: readonly object[], name: string): readonly string[] {
  for (const part of parts) {
    const values = valuesOf(part, name);
    if (values.length > 0) return values;
  }
  return [];
}

/** Looks each name up once: a filter on a hundred users asks a hundred times. */
function once(find: (name: string) => readonly string[]): (name: string) => readonly string[] {
  const found = new Map<string, readonly string[]>();
  return (name) => {
    const values = found.get(name) ?? find(name);
    found.set(name, values);
    return values;
  };
}

function durationOf(segment: Models.AnalyticsConversationSegment): number[] {
  if (segment.segmentEnd === undefined || segment.segmentStart === undefined) return [];
  return [Date.parse(segment.segmentEnd) - Date.parse(segment.segmentStart)];
}
