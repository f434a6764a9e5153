import { count, listed, percent } from '../../answer/figures.ts';
import type { Told } from './gist.ts';

/** More than a point, with room for what halves can't be written as. */
const MORE_THAN_A_POINT = 0.01 + 1e-9;

/**
 * What moved and why: `74 % → 76 %: 3 late conversations settled.` `null` when the one number did not
 * move by more than a point since people were told.
 */
export function movedInWords(before: Told, after: Told): string | null {
  const [from, to] = [before.utilization, after.utilization];
  if (from === to) return null;
  if (from !== null && to !== null && Math.abs(to - from) < MORE_THAN_A_POINT) return null;
  const reasons = reasonsOf(before, after);
  const why = reasons.length === 0 ? 'half hours have settled' : listed(reasons);
  return `*${percent(from)} → ${percent(to)}*: ${why}.`;
}

function reasonsOf(before: Told, after: Told): string[] {
  const late = after.handled - before.handled;
  const ended = before.open - after.open;
  const read = before.missing - after.missing;
  const restated = after.restated - before.restated;
  return [
    ...(late > 0 ? [`${count(late, 'late conversation')} settled`] : []),
    ...(ended > 0 ? [`${count(ended, 'open conversation')} ended`] : []),
    ...(read > 0 ? [`${count(read, 'half hour')} of agents came in`] : []),
    ...(restated > 0 ? [`Genesys restated ${count(restated, 'half hour')} of agents`] : []),
  ];
}
