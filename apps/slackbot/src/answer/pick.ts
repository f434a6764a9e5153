import type { Totals } from '@halfhour/core';
import type { Sort, Threshold } from '../question.ts';
import type { Asked } from './asked.ts';
import { duration } from './figures.ts';
import { averageMs, shareOf, sortValue } from './measures.ts';

/** What can be picked out and sorted. */
interface Pickable {
  readonly label: string;
  readonly totals: Totals;
}

/** Lines picked and sorted as asked. */
export interface Picked<Item> {
  readonly lines: readonly Item[];
  /** How many more passed, beyond the number asked for. */
  readonly others: number;
}

/** The lines that pass every threshold, in the order asked for, as many as asked for. */
export function pick<Item extends Pickable>(items: readonly Item[], asked: Asked): Picked<Item> {
  const passing = items.filter(({ totals }) =>
    asked.thresholds.every((threshold) => passes(totals, threshold)),
  );
  const order = orderOf(asked);
  const sorted = order === null ? passing : passing.toSorted(comparing(order));
  const lines = sorted.slice(0, asked.top ?? sorted.length);
  return { lines, others: sorted.length - lines.length };
}

/** The thresholds and the order in words, to follow a noun: ` below 70 %, lowest first`. */
export function pickInWords(asked: Asked): string {
  const thresholds = asked.thresholds.map(thresholdInWords).join(' and ');
  const order = orderOf(asked);
  return [
    thresholds === '' ? '' : ` with ${thresholds}`,
    order === null ? '' : `, ${orderInWords(order)}`,
  ].join('');
}

/**
 * How lines are sorted: as asked; else by the first threshold, farthest beyond it first; else, when
 * only the top is asked for, by utilization. `null`: as they come, people by name and time by time.
 */
function orderOf({ sort, thresholds, top }: Asked): Sort | null {
  if (sort !== undefined) return sort;
  const [first] = thresholds;
  if (first !== undefined) {
    return { field: first.measure, direction: first.side === 'above' ? 'desc' : 'asc' };
  }
  return top === undefined ? null : { field: 'utilization', direction: 'desc' };
}

/** Shares are compared as whole percents, as they are shown. What is not known passes nothing. */
function passes(totals: Totals, { measure, side, limit }: Threshold): boolean {
  const [value, bound] =
    limit.unit === 'ms'
      ? [averageMs(measure, totals), limit.ms]
      : [wholePercent(shareOf(measure, totals)), Math.round(limit.share * 1000) / 10];
  if (value === null) return false;
  return side === 'above' ? value > bound : value < bound;
}

function wholePercent(share: number | null): number | null {
  return share === null ? null : Math.round(share * 100);
}

/** What is not known comes last, whichever way the rest is sorted. */
function comparing({ field, direction }: Sort): (a: Pickable, b: Pickable) => number {
  const sign = direction === 'asc' ? 1 : -1;
  return (a, b) => {
    if (field === 'name') return sign * a.label.localeCompare(b.label);
    const [valueA, valueB] = [sortValue(field, a.totals), sortValue(field, b.totals)];
    if (valueA === null || valueB === null)
      return Number(valueA === null) - Number(valueB === null);
    return sign * (valueA - valueB);
  };
}

function thresholdInWords({ measure, side, limit }: Threshold): string {
  return limit.unit === 'ms'
    ? `${MEASURES[measure]} ${side} ${duration(limit.ms)} a conversation`
    : `${MEASURES[measure]} ${side} ${Math.round(limit.share * 1000) / 10}\u00A0%${
        measure === 'utilization' || measure === 'occupancy' ? '' : ' of handle time'
      }`;
}

function orderInWords({ field, direction }: Sort): string {
  if (field === 'name') return direction === 'asc' ? 'by name' : 'by name, backwards';
  return `${direction === 'asc' ? 'lowest' : 'highest'} ${MEASURES[field]} first`;
}

const MEASURES: Readonly<Record<Exclude<Sort['field'], 'name'>, string>> = {
  utilization: 'utilization',
  occupancy: 'occupancy',
  handle: 'handle',
  talk: 'talk',
  hold: 'hold',
  acw: 'ACW',
  conversations: 'conversations',
};
