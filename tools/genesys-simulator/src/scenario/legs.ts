import type { Random } from '../seeded/random.ts';
import { legMetrics } from './leg-metrics.ts';
import type { MediaType, Metric, Segment, Session } from './plan.ts';
import { MINUTE_MS, SECOND_MS } from './time.ts';

/** What an agent's leg is made of. */
export interface LegParts {
  mediaType: MediaType;
  direction?: 'inbound' | 'outbound';
  queue?: number | undefined;
  segments: readonly Segment[];
  /** Metrics beyond those that follow from the segments. */
  more?: readonly Metric[];
  acwShorterMs?: number;
}

/** A leg with its metrics. */
export function leg(parts: LegParts): Session {
  const quirks = parts.acwShorterMs === undefined ? {} : { acwShorterMs: parts.acwShorterMs };
  return {
    mediaType: parts.mediaType,
    direction: parts.direction ?? 'inbound',
    segments: parts.segments.map((segment) => ({ ...segment, queue: parts.queue })),
    metrics: [...legMetrics(parts.segments, quirks), ...(parts.more ?? [])],
  };
}

/** Talking from one instant to another with holds in between, now and then one of no length. */
export function talkWithHolds(random: Random, fromMs: number, toMs: number): Segment[] {
  const holds = random.weighted([
    [0, 60],
    [1, 25],
    [2, 10],
    [3, 5],
  ]);
  const pieceMs = Math.floor((toMs - fromMs) / (holds + 1));
  const segments: Segment[] = [];
  let atMs = fromMs;
  for (let hold = 0; hold < holds; hold += 1) {
    const holdStartMs = fromMs + hold * pieceMs + random.between(1, Math.max(1, pieceMs >> 1));
    const lengthMs = random.chance(0.05) ? 0 : random.between(1, Math.max(1, pieceMs >> 2));
    segments.push({ type: 'interact', startMs: atMs, endMs: holdStartMs });
    atMs = holdStartMs + lengthMs;
    segments.push({ type: 'hold', startMs: holdStartMs, endMs: atMs });
  }
  segments.push({ type: 'interact', startMs: atMs, endMs: toMs });
  return segments;
}

/** The ringing before an answer; it does not begin before `notBeforeMs`. */
export function alertBefore(random: Random, answerMs: number, notBeforeMs: number): Segment {
  const startMs = Math.max(answerMs - random.between(20, 9 * SECOND_MS), notBeforeMs);
  return { type: 'alert', startMs: Math.min(startMs, answerMs), endMs: answerMs };
}

/** Where the talking of a leg ends and its after-call work ends, within about the time its slot gives. */
export interface LegEnd {
  talkEndMs: number;
  /** Undefined when the leg has no after-call work. */
  acwEndMs: number | undefined;
  acwShorterMs: number;
}

/** Divides a leg's time; a few agents finish their after-call work long after the next call has come. */
export function divide(random: Random, fromMs: number, toMs: number): LegEnd {
  const share = random.chance(0.85) ? 0.03 + 0.3 * random.unit() : 0;
  const talkEndMs = Math.floor(toMs - (toMs - fromMs) * share);
  const late = random.chance(0.03) ? random.between(4 * MINUTE_MS, 35 * MINUTE_MS) : 0;
  const shorter = random.chance(0.04) ? random.between(200, 5 * SECOND_MS) : 0;
  const acwMs = toMs - talkEndMs + late;
  return {
    talkEndMs,
    acwEndMs: share > 0 ? talkEndMs + acwMs : undefined,
    acwShorterMs: Math.min(shorter, acwMs),
  };
}

/** The after-call work of a leg, if it has any. */
export function wrapUp(random: Random, end: LegEnd): Segment[] {
  if (end.acwEndMs === undefined) return [];
  return [
    {
      type: 'wrapup',
      startMs: end.talkEndMs,
      endMs: end.acwEndMs,
      wrapUpCode: random.between(0, 7),
    },
  ];
}
