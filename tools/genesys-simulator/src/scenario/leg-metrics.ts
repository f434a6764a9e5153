import type { Metric, Segment, SegmentType } from './plan.ts';

/** How a leg's metrics differ from what its segments say. */
export interface MetricQuirks {
  /** tAcw is this much shorter than the wrap-up segment, as it is on some real legs. */
  acwShorterMs?: number;
}

/**
 * The metrics of an agent's leg, by the arithmetic of the service:
 * tHandle = tContacting + tDialing + tTalkComplete + tHeldComplete + tAcw.
 */
export function legMetrics(segments: readonly Segment[], quirks: MetricQuirks = {}): Metric[] {
  const metrics: Metric[] = segments.flatMap((segment) => perSegment(segment));
  const talkEndMs = lastEnd(segments, ['interact', 'hold']);
  const talkMs = total(segments, 'interact');
  const heldMs = total(segments, 'hold');
  if (has(segments, 'interact'))
    metrics.push({ name: 'tTalkComplete', value: talkMs, emitMs: talkEndMs });
  if (has(segments, 'hold'))
    metrics.push({ name: 'tHeldComplete', value: heldMs, emitMs: talkEndMs });

  const wrapUpMs = total(segments, 'wrapup');
  const acwMs = Math.max(0, wrapUpMs - (quirks.acwShorterMs ?? 0));
  if (has(segments, 'wrapup'))
    metrics.push({ name: 'tAcw', value: acwMs, emitMs: lastEnd(segments, ['wrapup']) });
  const handleMs =
    total(segments, 'contacting') + total(segments, 'dialing') + talkMs + heldMs + acwMs;
  const workEndMs = lastEnd(segments, WORK);
  if (workEndMs > -Infinity) metrics.push({ name: 'tHandle', value: handleMs, emitMs: workEndMs });
  return metrics;
}

/** The segment types that are an agent's work. */
export const WORK: readonly SegmentType[] = ['contacting', 'dialing', 'interact', 'hold', 'wrapup'];

const PER_SEGMENT: Partial<Record<SegmentType, string>> = {
  alert: 'tAlert',
  contacting: 'tContacting',
  dialing: 'tDialing',
  interact: 'tTalk',
  hold: 'tHeld',
};

function perSegment(segment: Segment): Metric[] {
  const name = PER_SEGMENT[segment.type];
  if (name === undefined) return [];
  return [{ name, value: segment.endMs - segment.startMs, emitMs: segment.endMs }];
}

function total(segments: readonly Segment[], type: SegmentType): number {
  return segments.reduce(
    (sumMs, segment) => (segment.type === type ? sumMs + segment.endMs - segment.startMs : sumMs),
    0,
  );
}

function has(segments: readonly Segment[], type: SegmentType): boolean {
  return segments.some((segment) => segment.type === type);
}

function lastEnd(segments: readonly Segment[], types: readonly SegmentType[]): number {
  return segments.reduce(
    (lastMs, segment) => (types.includes(segment.type) ? Math.max(lastMs, segment.endMs) : lastMs),
    -Infinity,
  );
}
