/**
 * What an agent does in a stretch of a leg that counts as work, in Genesys' words for segments:
 * `interact` is talk, `wrapup` is after-call work (ACW). Alerting and ringing are not work.
 */
export type WorkType = 'contacting' | 'dialing' | 'interact' | 'hold' | 'wrapup';

/** A stretch of a leg. */
export interface Segment {
  /** Genesys' segmentType; only a {@link WorkType} counts as work. */
  readonly type: string;
  readonly startMs: number;
  /** `null` while the segment is open: it then runs until the moment of the read. */
  readonly endMs: number | null;
}

/** The metrics that Genesys books and Halfhour keeps beside its own numbers. */
export type EmittedMetric = 'tHandle' | 'tTalkComplete' | 'tHeldComplete' | 'tAcw';

/** One metric as Genesys emitted it: whole, at one instant. */
export interface Emission {
  readonly metric: EmittedMetric;
  readonly valueMs: number;
  readonly emittedMs: number;
}

/** One agent's session in one conversation. Holds nothing about the customer. */
export interface Leg {
  readonly conversationId: string;
  readonly sessionId: string;
  /** Genesys' userId. */
  readonly agentId: string;
  readonly conversationStartMs: number;
  /** Genesys' mediaType: voice, chat, callback, email, message, … */
  readonly mediaType: string;
  /** The queue the leg was for; `null` for personal and direct calls. */
  readonly queueId: string | null;
  /** All segments in which a work type or any other type occurs, in any order. */
  readonly segments: readonly Segment[];
  readonly emissions: readonly Emission[];
}

const WORK_TYPES: ReadonlySet<string> = new Set<WorkType>([
  'contacting',
  'dialing',
  'interact',
  'hold',
  'wrapup',
]);

/** Whether a segment of this type counts as work. */
export function isWorkType(segmentType: string): segmentType is WorkType {
  return WORK_TYPES.has(segmentType);
}

/**
 * Whether the leg is still open at `asOfMs`: one of its segments had not ended by then.
 * A segment that ended after `asOfMs` was open at that moment, though we know its end by now.
 */
export function isOpenAt(leg: Leg, asOfMs: number): boolean {
  return leg.segments.some(
    (segment) => segment.startMs < asOfMs && (segment.endMs === null || segment.endMs > asOfMs),
  );
}

/** Whether a leg is digital work, which overlaps: everything but voice and callback. */
export function isDigital(mediaType: string): boolean {
  return mediaType !== 'voice' && mediaType !== 'callback';
}
