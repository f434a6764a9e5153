import type { Models } from 'purecloud-platform-client-v2';
import type { Filter } from './filter-schema.ts';
import type { Subject } from './filters.ts';
import { passes } from './filters.ts';

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
    dimension: (name) =>
      valuesOf(field(conversation, name === 'divisionId' ? 'divisionIds' : name)),
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
        dimension: (name: string) => {
          const nested = [segment, session, participant].map((one) => field(one, name));
          return valuesOf(nested.find((value) => value !== undefined));
        },
        metric: () => durationOf(segment),
      })),
    ),
  );
}

function durationOf(segment: Models.AnalyticsConversationSegment): number[] {
  if (segment.segmentEnd === undefined || segment.segmentStart === undefined) return [];
  return [Date.parse(segment.segmentEnd) - Date.parse(segment.segmentStart)];
}

function valuesOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(valuesOf);
  if (typeof value === 'string') return [value];
  return typeof value === 'number' || typeof value === 'boolean' ? [String(value)] : [];
}

function field(thing: object, name: string): unknown {
  return Object.entries(thing).find(([key]) => key === name)?.[1];
}
