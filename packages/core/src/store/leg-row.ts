import { z } from 'zod';
import type { Emission, Leg, Segment } from '../utilization/leg.ts';

/** What a row of `leg` says of a leg, but for its agent and queue. */
export interface LegRow {
  readonly conversation_id: string;
  readonly session_id: string;
  readonly conversation_start: number;
  readonly media_type: string;
  readonly segments: unknown;
  readonly emissions: unknown;
}

/** From the start of its conversation to the last instant known of it; an open leg goes on. */
export interface LegExtent {
  readonly firstMs: number;
  readonly lastMs: number;
  readonly isOpen: boolean;
}

const segmentArrays = z.array(z.tuple([z.string(), z.number(), z.number().nullable()]));
const emissionArrays = z.array(
  z.tuple([z.enum(['tHandle', 'tTalkComplete', 'tHeldComplete', 'tAcw']), z.number(), z.number()]),
);

/** Where in time a leg is. */
export function extentOf({ conversationStartMs, segments, emissions }: Leg): LegExtent {
  const instants = [
    conversationStartMs,
    ...segments.flatMap(({ startMs, endMs }) => [startMs, endMs ?? startMs]),
    ...emissions.map(({ emittedMs }) => emittedMs),
  ];
  return {
    firstMs: instants.reduce((first, atMs) => Math.min(first, atMs)),
    lastMs: instants.reduce((last, atMs) => Math.max(last, atMs)),
    isOpen: segments.some(({ endMs }) => endMs === null),
  };
}

/** Segments as JSON: `[["interact",startMs,endMs],…]`. */
export function segmentsJson(segments: readonly Segment[]): string {
  return JSON.stringify(segments.map(({ type, startMs, endMs }) => [type, startMs, endMs]));
}

/** Emissions as JSON: `[["tHandle",valueMs,emittedMs],…]`. */
export function emissionsJson(emissions: readonly Emission[]): string {
  return JSON.stringify(
    emissions.map(({ metric, valueMs, emittedMs }) => [metric, valueMs, emittedMs]),
  );
}

/** The leg of a row. */
export function legOf(
  row: LegRow,
  { agentId, queueId }: { readonly agentId: string; readonly queueId: string | null },
): Leg {
  return {
    conversationId: row.conversation_id,
    sessionId: row.session_id,
    agentId,
    conversationStartMs: row.conversation_start,
    mediaType: row.media_type,
    queueId,
    segments: segmentArrays
      .parse(row.segments)
      .map(([type, startMs, endMs]) => ({ type, startMs, endMs })),
    emissions: emissionArrays
      .parse(row.emissions)
      .map(([metric, valueMs, emittedMs]) => ({ metric, valueMs, emittedMs })),
  };
}
