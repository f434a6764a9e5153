import type { AgentInterval, Family, Totals, Work } from '@halfhour/core';

/** A column of the table. */
interface TableColumn {
  readonly title: string;
  /** The cell of a half hour, or of an agent's total. */
  readonly cell: (of: AgentInterval | Totals) => string;
}

/** Stands for what was not read or can't be divided: never 0. */
export const NOT_KNOWN = '-';

/**
 * The columns of a family, after the start. Only worked time and presence make ratios. `dial` is
 * contacting and dialing in one, so that a row fits into 80 characters.
 */
export function tableColumns(family: Family): readonly TableColumn[] {
  return family === 'worked' ? WORKED : emitted(family);
}

/** `m:ss`, so that a column can be added up by eye: 25:00, 0:07, 612:30. */
function minutesAndSeconds(durationMs: number): string {
  const seconds = Math.round(durationMs / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** `94.3%` */
export function percent(ratio: number | null): string {
  return ratio === null ? NOT_KNOWN : `${(ratio * 100).toFixed(1)}%`;
}

const WORKED: readonly TableColumn[] = [
  time('talk', ({ tTalk }) => tTalk),
  time('hold', ({ tHold }) => tHold),
  time('ACW', ({ tAcw }) => tAcw),
  time('dial', ({ tContacting, tDialing }) => tContacting + tDialing),
  time('handle', ({ tHandle }) => tHandle),
  count('conv', ({ conversations }) => conversations),
  time('busy', ({ busy }) => busy),
  {
    title: 'login',
    cell: ({ presence }) => (presence === null ? NOT_KNOWN : minutesAndSeconds(presence.loggedIn)),
  },
  { title: 'util', cell: ({ utilization }) => percent(utilization) },
  { title: 'occ', cell: ({ occupancy }) => percent(occupancy) },
];

function emitted(family: 'booked' | 'started'): TableColumn[] {
  return [
    time('talk', (work) => work[family].tTalkComplete),
    time('held', (work) => work[family].tHeldComplete),
    time('ACW', (work) => work[family].tAcw),
    time('handle', (work) => work[family].tHandle),
    count('handled', (work) => work[family].handled),
  ];
}

function time(title: string, durationMs: (work: Work) => number): TableColumn {
  return {
    title,
    cell: ({ work }) => (work === null ? NOT_KNOWN : minutesAndSeconds(durationMs(work))),
  };
}

function count(title: string, number: (work: Work) => number): TableColumn {
  return { title, cell: ({ work }) => (work === null ? NOT_KNOWN : String(number(work))) };
}
