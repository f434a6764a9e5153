import type { Span } from '../time/span.ts';

/** A page of a list in order of ends, the newest first, that has been read. */
export interface ReadPage {
  /** From 1. */
  readonly number: number;
  /** The earliest end on it; Infinity: nothing on it has ended, -Infinity: it was empty. */
  readonly oldestMs: number;
}

/**
 * Which page to read next so that everything that ended in `spans` is read, or `null` when it is.
 * Pages between two spans are leapt over: guessed at from how many ends there were a while, and
 * halved where the guess went too far.
 *
 * @param spans - apart from each other, the newest first
 * @param listStartMs - where the list begins: about now
 */
export function nextPageNumber(
  spans: readonly Span[],
  pages: readonly ReadPage[],
  listStartMs: number,
): number | null {
  const oldestOf = new Map(pages.map(({ number, oldestMs }) => [number, oldestMs]));
  for (const span of spans) {
    const next = nextOfSpan(span, oldestOf, listStartMs);
    if (next !== null) return next;
  }
  return null;
}

function nextOfSpan(
  span: Span,
  oldestOf: ReadonlyMap<number, number>,
  listStartMs: number,
): number | null {
  const numbers = [...oldestOf.keys()].toSorted((a, b) => a - b);
  const isNewer = (number: number) => (oldestOf.get(number) ?? -Infinity) >= span.endMs;
  const newer = numbers.findLast(isNewer) ?? 0;
  const older = numbers.find((number) => number > newer);
  if (older !== newer + 1) {
    return newer === 0
      ? 1
      : leap({ newer, older, oldestMs: oldestOf.get(newer) ?? span.endMs, listStartMs }, span);
  }
  for (let number = older; ; number += 1) {
    const oldestMs = oldestOf.get(number);
    if (oldestMs === undefined) return number;
    if (oldestMs < span.startMs) return null;
  }
}

/** A little short of where the guess leads: to read on is cheaper than to turn back. */
const SHORT_OF_IT = 0.9;

function leap(
  from: {
    readonly newer: number;
    readonly older: number | undefined;
    readonly oldestMs: number;
    readonly listStartMs: number;
  },
  span: Span,
): number {
  const { newer, older = Infinity, oldestMs, listStartMs } = from;
  const pagesAMs = newer / Math.max(1, listStartMs - oldestMs);
  const guess = Number.isFinite(oldestMs)
    ? newer + Math.floor((oldestMs - span.endMs) * pagesAMs * SHORT_OF_IT)
    : newer + 1;
  const halfway = Math.floor((newer + older) / 2);
  return Math.max(newer + 1, Math.min(guess, halfway));
}
