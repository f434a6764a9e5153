import type { Models } from 'purecloud-platform-client-v2';
import type { Filter } from './filter-schema.ts';
import { passes } from './filters.ts';
import { valuesOf } from './values.ts';

type Conversation = Models.AnalyticsConversationWithoutAttributes;

/** One emitted metric with what it can be grouped and filtered by. */
export interface EmittedMetric {
  name: string;
  value: number;
  emitMs: number;
  /** The group it falls into; a dimension the session has not is left out. */
  group: Record<string, string>;
}

/** The metrics of a conversation that pass the filter, each in its group. */
export function emittedMetrics(
  conversation: Conversation,
  groupBy: readonly string[],
  filters: readonly Filter[],
): EmittedMetric[] {
  return (conversation.participants ?? []).flatMap((participant) =>
    (participant.sessions ?? []).flatMap((session) => {
      const dimension = dimensionsOf(conversation, participant, session);
      if (!passes(filters, { dimension, metric: () => [] })) return [];
      const group = groupOf(groupBy, dimension);
      return (session.metrics ?? []).map(({ name = '', value = 0, emitDate = '' }) => ({
        name,
        value,
        emitMs: Date.parse(emitDate),
        group,
      }));
    }),
  );
}

function groupOf(
  groupBy: readonly string[],
  dimension: (name: string) => readonly string[],
): Record<string, string> {
  // mediaType is there whether it was asked for or not, as the service does it.
  const names = new Set([...groupBy, 'mediaType']);
  return Object.fromEntries(
    [...names].flatMap((name) =>
      dimension(name)
        .slice(0, 1)
        .map((value) => [name, value]),
    ),
  );
}

function dimensionsOf(
  conversation: Conversation,
  participant: Models.AnalyticsParticipantWithoutAttributes,
  session: Models.AnalyticsSession,
): (name: string) => readonly string[] {
  const places = [session, participant, conversation, ...(session.segments ?? [])];
  return (name) => {
    if (name === 'divisionId') return conversation.divisionIds ?? [];
    for (const place of places) {
      const values = valuesOf(place, name);
      if (values.length > 0) return values;
    }
    return [];
  };
}
