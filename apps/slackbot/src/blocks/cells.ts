import type { Totals } from '@halfhour/core';
import { hoursAndMinutes, percent } from '../answer/figures.ts';
import { type Cell, UNKNOWN_CELL } from './table.ts';

/** A column of a table of totals. */
export interface Column {
  readonly title: string;
  readonly cell: (totals: Totals) => Cell;
}

/** The figures of every table: ratios with what they are divided by, and what handle is made of. */
export const FIGURE_COLUMNS: readonly Column[] = [
  { title: 'Util', cell: ({ utilization }) => ratioCell(utilization) },
  { title: 'Busy', cell: ({ work }) => timeCell(work?.busy) },
  { title: 'Logged in', cell: ({ presence }) => timeCell(presence?.loggedIn) },
  { title: 'On queue', cell: ({ presence }) => timeCell(presence?.onQueue) },
  { title: 'Handle', cell: ({ work }) => timeCell(work?.tHandle) },
  { title: 'Talk', cell: ({ work }) => timeCell(work?.tTalk) },
  { title: 'Hold', cell: ({ work }) => timeCell(work?.tHold) },
  { title: 'ACW', cell: ({ work }) => timeCell(work?.tAcw) },
  { title: 'Occ', cell: ({ occupancy }) => ratioCell(occupancy) },
];

/** A ratio, sorted by whole percents. */
function ratioCell(ratio: number | null): Cell {
  return ratio === null ? UNKNOWN_CELL : { text: percent(ratio), value: Math.round(ratio * 100) };
}

/** A time as hours and minutes, sorted by minutes. */
function timeCell(ms: number | undefined): Cell {
  return ms === undefined
    ? UNKNOWN_CELL
    : { text: hoursAndMinutes(ms), value: Math.round(ms / 60_000) };
}
