import type { Span } from '../time/span.ts';

/** A page of a list in order of ends, the newest first, that has been read. */
export interface ReadPage {
  /** From 1. */
  readonly number: number;
  /** The latest end on it; Infinity: something on it has not ended. */
  readonly newestMs: number;
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
  const inOrder = pages.toSorted((a, b) => a.number - b.number);
  for (const span of spans) {
    const next = nextOfSpan(span, inOrder, listStartMs);
    if (next !== null) return next;
  }
  return null;
}

function nextOfSpan(span: Span, pages: readonly ReadPage[], listStartMs: number): number | null {
  const newer = pages.findLast(({ oldestMs }) => oldestMs >= span.endMs);
  const older = pages.find(({ number }) => number > (newer?.number ?? 0));
  // The span begins on this page when it comes right after a newer one, or has newer ends itself.
  const first =
    older !== undefined &&
    (older.number === (newer?.number ?? 0) + 1 || older.newestMs >= span.endMs)
      ? older
      : undefined;
  if (first === undefined) {
    return newer === undefined ? 1 : leap(newer, older?.number ?? Infinity, span, listStartMs);
  }
  const oldestOf = new Map(pages.map(({ number, oldestMs }) => [number, oldestMs]));
  for (let { number } = first; ; number += 1) {
    const oldestMs = oldestOf.get(number);
    if (oldestMs === undefined) return number;
    if (oldestMs < span.startMs) return null;
  }
}

/** A little short of where the guess leads: to read on is cheaper than to turn back. */
const SHORT_OF_IT = 0.9;

/** A page between the last that is all newer than the span and the first that is all older. */
function leap(newer: ReadPage, older: number, span: Span, listStartMs: number): number {
  const { number, oldestMs } = newer;
  const pagesAMs = number / Math.max(1, listStartMs - oldestMs);
  const guess = Number.isFinite(oldestMs)
    ? number + Math.floor((oldestMs - span.endMs) * pagesAMs * SHORT_OF_IT)
    : number + 1;
  return Math.max(number + 1, Math.min(guess, Math.floor((number + older) / 2)));
}
