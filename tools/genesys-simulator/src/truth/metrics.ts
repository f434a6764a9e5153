import type { Leg, Metric } from '../scenario/plan.ts';
import { HALF_HOUR_MS } from '../scenario/time.ts';
import type { HalfHourTruth, MetricTruth, TruthWindow } from './shape.ts';

/** Adds every metric of the legs that has been emitted, by its own half hour and by its conversation's. */
export function countMetrics(legs: readonly Leg[], window: TruthWindow): void {
  for (const { plan, session } of legs)
    for (const metric of session.metrics) {
      if (metric.emitMs > window.asOfMs) continue;
      const booked = halfHourAt(window, metric.emitMs)?.booked;
      if (booked !== undefined) add(booked, metric);
      const started = halfHourAt(window, plan.startMs)?.started;
      if (started !== undefined) add(started, metric);
    }
}

/** Counts the legs that are still open, in every half hour they have touched so far. */
export function countOpenLegs(legs: readonly Leg[], window: TruthWindow): void {
  const { asOfMs } = window;
  for (const { session } of legs) {
    const begun = session.segments.filter(({ startMs }) => startMs < asOfMs);
    if (!begun.some(({ endMs }) => endMs > asOfMs)) continue;
    const sinceMs = Math.min(...begun.map(({ startMs }) => startMs));
    window.halfHours.forEach((halfHour, index) => {
      const startMs = window.fromMs + index * HALF_HOUR_MS;
      if (sinceMs < startMs + HALF_HOUR_MS && asOfMs > startMs) halfHour.openLegs += 1;
    });
  }
}

function halfHourAt(window: TruthWindow, atMs: number): HalfHourTruth | undefined {
  return window.halfHours[Math.floor((atMs - window.fromMs) / HALF_HOUR_MS)];
}

function add(into: MetricTruth, { name, value }: Metric): void {
  switch (name) {
    case 'tHandle':
      into.tHandle += value;
      into.handled += 1;
      break;
    case 'tTalkComplete':
    case 'tHeldComplete':
    case 'tAcw':
      into[name] += value;
      break;
    default:
  }
}
