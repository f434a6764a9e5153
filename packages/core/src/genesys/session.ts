import type { EmittedMetric, Emission, Segment } from '../utilization/leg.ts';
import { countUnknown, MEDIA_TYPES, SEGMENT_TYPES, type UnknownTypes } from './known-types.ts';
import { eachOf, instantOf, numberOf, optionalInstantOf, textOf, type WireObject } from './wire.ts';

/** A session before the start of its conversation is known. */
export interface Session {
  readonly sessionId: string | undefined;
  readonly agentId: string;
  readonly mediaType: string;
  readonly segments: (Segment & { readonly queueId: string | undefined })[];
  readonly emissions: Emission[];
}

/** Reads one session of an agent. Counts the types that nobody knows. */
export function sessionOf(session: WireObject, agentId: string, unknown: UnknownTypes): Session {
  const segments: Session['segments'] = [];
  eachOf(session, 'segments', (segment) => {
    segments.push(segmentOf(segment, unknown));
  });
  const emissions: Emission[] = [];
  eachOf(session, 'metrics', (metric) => {
    const name = metric['name'];
    if (!isKept(name)) return;
    emissions.push({
      metric: name,
      valueMs: numberOf(metric, 'value'),
      emittedMs: instantOf(metric, 'emitDate'),
    });
  });
  const mediaType = textOf(session, 'mediaType');
  if (mediaType === undefined || !MEDIA_TYPES.has(mediaType)) {
    countUnknown(unknown, `mediaType:${mediaType ?? '(none)'}`);
  }
  return {
    sessionId: textOf(session, 'sessionId'),
    agentId,
    mediaType: mediaType ?? 'unknown',
    segments,
    emissions,
  };
}

function segmentOf(segment: WireObject, unknown: UnknownTypes): Session['segments'][number] {
  const type = textOf(segment, 'segmentType');
  if (type === undefined || !SEGMENT_TYPES.has(type)) {
    countUnknown(unknown, `segmentType:${type ?? '(none)'}`);
  }
  const startMs = instantOf(segment, 'segmentStart');
  const endMs = optionalInstantOf(segment, 'segmentEnd');
  return {
    type: type ?? 'unknown',
    startMs,
    // A clock set back during a call can end a segment before its start: it then lasted nothing.
    endMs: endMs === undefined ? null : Math.max(startMs, endMs),
    queueId: textOf(segment, 'queueId'),
  };
}

function isKept(name: unknown): name is EmittedMetric {
  return (
    name === 'tHandle' || name === 'tTalkComplete' || name === 'tHeldComplete' || name === 'tAcw'
  );
}

/** The queue of the earliest segment that has one; of two at once, the first by id. */
export function firstQueueId(segments: Session['segments']): string | null {
  let first: { readonly startMs: number; readonly queueId: string } | null = null;
  for (const { startMs, queueId } of segments) {
    if (queueId === undefined) continue;
    const earlier =
      first === null ||
      startMs < first.startMs ||
      (startMs === first.startMs && queueId < first.queueId);
    if (earlier) first = { startMs, queueId };
  }
  return first?.queueId ?? null;
}

/** When the earliest of these sessions began; a conversation without a start began with it. */
export function firstStartMs(sessions: readonly Session[]): number {
  let firstMs = Number.POSITIVE_INFINITY;
  for (const { segments, emissions } of sessions) {
    for (const { startMs } of segments) firstMs = Math.min(firstMs, startMs);
    for (const { emittedMs } of emissions) firstMs = Math.min(firstMs, emittedMs);
  }
  return firstMs;
}
