import { parseInstant } from '../time/instant.ts';
import type { Emission, Leg, Segment } from '../utilization/leg.ts';

/** The UTC day on which tests without a date of their own play. */
export const TEST_DAY = '2026-11-20';

/** `09:20`, `09:20:30.500` on the test day, or a whole instant, as epoch milliseconds. */
export function at(clock: string): number {
  const time = clock.length === 5 ? `${clock}:00` : clock;
  const atMs = parseInstant(clock.includes('T') ? clock : `${TEST_DAY}T${time}Z`);
  if (Number.isNaN(atMs)) throw new Error(`${clock} is not a time: write 09:20 or an instant.`);
  return atMs;
}

/** Builds one segment of a type; without an end it is open. */
type SegmentBuilder = (from: string, to?: string) => Segment;

/** A segment of any type. */
export function segment(type: string, from: string, to?: string): Segment {
  return { type, startMs: at(from), endMs: to === undefined ? null : at(to) };
}

export const alerting: SegmentBuilder = (from, to) => segment('alert', from, to);
export const contacting: SegmentBuilder = (from, to) => segment('contacting', from, to);
export const dialing: SegmentBuilder = (from, to) => segment('dialing', from, to);
export const talking: SegmentBuilder = (from, to) => segment('interact', from, to);
export const holding: SegmentBuilder = (from, to) => segment('hold', from, to);
export const wrappingUp: SegmentBuilder = (from, to) => segment('wrapup', from, to);

/** A metric that Genesys emitted. */
export function emitted(metric: Emission['metric'], when: string, valueMs: number): Emission {
  return { metric, valueMs, emittedMs: at(when) };
}

/** What a leg of a test may say of itself; all of it has a default. */
export interface LegWords {
  readonly conversation?: string;
  readonly mediaType?: string;
  readonly queue?: string | null;
  /** When the conversation started. @default when the leg's first segment does */
  readonly started?: string;
  /** @default what Genesys emits for such segments once all have ended */
  readonly emissions?: readonly Emission[];
}

/** A leg of an agent with these segments. */
export function leg(agentId: string, segments: readonly Segment[], words: LegWords = {}): Leg {
  const firstMs = Math.min(...segments.map(({ startMs }) => startMs));
  const conversationId = words.conversation ?? `conversation of ${agentId} at ${firstMs}`;
  return {
    conversationId,
    sessionId: `session of ${agentId} at ${firstMs} in ${conversationId}`,
    agentId,
    conversationStartMs: words.started === undefined ? firstMs : at(words.started),
    mediaType: words.mediaType ?? 'voice',
    queueId: words.queue === undefined ? 'support' : words.queue,
    segments,
    emissions: words.emissions ?? usualEmissions(segments),
  };
}

/** A voice leg that is nothing but talk. */
export function talk(agentId: string, from: string, to?: string, words: LegWords = {}): Leg {
  return leg(agentId, [talking(from, to)], words);
}

/** A chat that is nothing but talk. */
export function chat(agentId: string, from: string, to?: string, words: LegWords = {}): Leg {
  return leg(agentId, [talking(from, to)], { mediaType: 'chat', ...words });
}

const METRIC_OF: Readonly<Record<string, Emission['metric']>> = {
  interact: 'tTalkComplete',
  hold: 'tHeldComplete',
  wrapup: 'tAcw',
};
const OTHER_WORK: ReadonlySet<string> = new Set(['contacting', 'dialing']);

/** tHandle is the sum of its parts, all emitted when the last segment ends. */
function usualEmissions(segments: readonly Segment[]): Emission[] {
  if (segments.some(({ endMs }) => endMs === null)) return [];
  const emittedMs = Math.max(...segments.map(({ endMs }) => endMs ?? 0));
  const partsMs = new Map<Emission['metric'], number>();
  for (const { type, startMs, endMs } of segments) {
    const lengthMs = (endMs ?? startMs) - startMs;
    const metric = METRIC_OF[type];
    if (metric === undefined && !OTHER_WORK.has(type)) continue;
    if (metric !== undefined) partsMs.set(metric, (partsMs.get(metric) ?? 0) + lengthMs);
    partsMs.set('tHandle', (partsMs.get('tHandle') ?? 0) + lengthMs);
  }
  return Array.from(partsMs, ([metric, valueMs]) => ({ metric, valueMs, emittedMs }));
}
