import type { EmittedMetric, Emission, Segment } from '../utilization/leg.ts';
import { MEDIA_TYPES, SEGMENT_TYPES } from './known-types.ts';
import {
  eachOf,
  instantOf,
  Malformed,
  numberOf,
  optionalInstantOf,
  textOf,
  type WireObject,
} from './wire.ts';

/** A session before the start of its conversation is known. */
export interface Session {
  readonly sessionId: string | undefined;
  readonly agentId: string;
  readonly mediaType: string;
  /** The queue of the earliest segment that has one; of two at once, the first by id. */
  readonly queueId: string | null;
  readonly segments: Segment[];
  readonly emissions: Emission[];
}

/** Reads one session of an agent. Tells types that nobody knows to `unknown`. */
export function sessionOf(session: WireObject, agentId: string, unknown: string[]): Session {
  const segments: Segment[] = [];
  const queue = noQueue();
  eachOf(session['segments'], 'segments', (wire) => {
    const segment = segmentOf(wire, unknown);
    segments.push(segment);
    ofSegment(queue, textOf(wire['queueId'], 'queueId'), segment.startMs);
  });
  const emissions: Emission[] = [];
  eachOf(session['metrics'], 'metrics', (metric) => {
    const name = metric['name'];
    if (!isKept(name)) return;
    emissions.push({
      metric: name,
      valueMs: durationOf(metric['value']),
      emittedMs: instantOf(metric['emitDate'], 'emitDate'),
    });
  });
  const mediaType = textOf(session['mediaType'], 'mediaType');
  if (mediaType === undefined || !MEDIA_TYPES.has(mediaType)) {
    unknown.push(`mediaType:${mediaType ?? '(none)'}`);
  }
  return {
    sessionId: textOf(session['sessionId'], 'sessionId'),
    agentId,
    mediaType: mediaType ?? 'unknown',
    queueId: queue.queueId,
    segments,
    emissions,
  };
}

/** The queue of a session, while its segments are read. */
export interface QueueChoice {
  queueId: string | null;
  startMs: number;
}

/** Before the first segment. */
export function noQueue(): QueueChoice {
  return { queueId: null, startMs: Infinity };
}

/** Takes the queue of a segment if it is earlier than the one before; of two at once, the first by id. */
export function ofSegment(queue: QueueChoice, queueId: string | undefined, startMs: number): void {
  if (queueId === undefined || startMs > queue.startMs) return;
  if (startMs === queue.startMs && queue.queueId !== null && queueId >= queue.queueId) return;
  queue.queueId = queueId;
  queue.startMs = startMs;
}

function segmentOf(segment: WireObject, unknown: string[]): Segment {
  const type = textOf(segment['segmentType'], 'segmentType');
  if (type === undefined || !SEGMENT_TYPES.has(type)) {
    unknown.push(`segmentType:${type ?? '(none)'}`);
  }
  const startMs = instantOf(segment['segmentStart'], 'segmentStart');
  const endMs = optionalInstantOf(segment['segmentEnd'], 'segmentEnd');
  return {
    type: type ?? 'unknown',
    startMs,
    // A clock set back during a call can end a segment before its start: it then lasted nothing.
    endMs: endMs === undefined ? null : Math.max(startMs, endMs),
  };
}

/** More than anybody works on one conversation, ms: a year. Such numbers could not be kept. */
export const LONGEST_MS = 366 * 86_400_000;

function durationOf(value: unknown): number {
  const valueMs = numberOf(value, 'value');
  if (Math.abs(valueMs) > LONGEST_MS) throw new Malformed('value');
  return valueMs;
}

/** Whether Halfhour keeps what Genesys emits under this name. */
export function isKept(name: unknown): name is EmittedMetric {
  return (
    name === 'tHandle' || name === 'tTalkComplete' || name === 'tHeldComplete' || name === 'tAcw'
  );
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
