import { type Refused, refused } from '../fault.ts';
import type { Question, Threshold } from '../question.ts';
import { valuesOf } from './piece.ts';
import { thresholdText } from './print.ts';
import { type Once, type SaidPiece, saidTwice } from './said.ts';

const ONCE: Once = [
  ['period', 'periods'],
  ['clockRange', 'stretches of the day'],
  ['shift', 'shifts'],
  ['sort', 'orders'],
  ['top', 'numbers of lines'],
  ['by', 'groupings'],
  ['zone', 'time zones'],
];

/** Makes one question of all that was said; refuses two things where only one can hold. */
export function compose(said: readonly SaidPiece[]): Question | Refused {
  const pieces = said.map(({ piece }) => piece);
  const thresholds = valuesOf(pieces, 'threshold');
  return (
    saidTwice(said, ONCE) ??
    clash(thresholds) ?? {
      period: valuesOf(pieces, 'period')[0] ?? { kind: 'today' },
      clockRange: valuesOf(pieces, 'clockRange')[0],
      agents: distinct(valuesOf(pieces, 'agent'), ({ name, isWhole }) => `${isWhole} ${name}`),
      slackUserIds: distinct(valuesOf(pieces, 'slackUser')),
      teams: distinct(valuesOf(pieces, 'team')),
      queues: distinct(valuesOf(pieces, 'queue')),
      shift: valuesOf(pieces, 'shift')[0],
      thresholds,
      sort: valuesOf(pieces, 'sort')[0],
      top: valuesOf(pieces, 'top')[0],
      by: valuesOf(pieces, 'by')[0],
      chart: valuesOf(pieces, 'chart').length > 0,
      isPublic: valuesOf(pieces, 'public').length > 0,
      zone: valuesOf(pieces, 'zone')[0],
    }
  );
}

/** Two limits on the same side of one measure, or two between which nothing lies. */
function clash(thresholds: readonly Threshold[]): Refused | undefined {
  for (const [index, second] of thresholds.entries()) {
    const first = thresholds.slice(0, index).find((earlier) => isComparable(earlier, second));
    if (first === undefined) continue;
    const texts = { first: thresholdText(first), second: thresholdText(second) };
    if (first.side === second.side) return refused({ kind: 'saidTwice', what: 'limits', ...texts });
    const [above, below] = first.side === 'above' ? [first, second] : [second, first];
    if (amountOf(above) >= amountOf(below)) return refused({ kind: 'contradiction', ...texts });
  }
  return undefined;
}

function isComparable(a: Threshold, b: Threshold): boolean {
  return a.measure === b.measure && a.limit.unit === b.limit.unit;
}

function amountOf({ limit }: Threshold): number {
  return limit.unit === 'share' ? limit.share : limit.ms;
}

/** Each once, where it came first. */
function distinct<T>(values: readonly T[], keyOf: (value: T) => unknown = (value) => value): T[] {
  return [...new Map(values.map((value) => [keyOf(value), value])).values()];
}
