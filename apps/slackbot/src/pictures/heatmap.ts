import { type AgentInterval, type Totals, totalsOf } from '@halfhour/core';
import type { AgentLine, Answer } from '../answer/answer.ts';
import { NOT_KNOWN } from '../answer/figures.ts';
import { type Band, DEFAULT_BAND } from '../answer/judgement.ts';
import { type Mark, markOf } from '../answer/mark.ts';
import { asOfInWords } from '../blocks/parts/freshness.ts';
import { beginsHour, workedStretch } from '../answer/worked-stretch.ts';
import { drawnName } from './drawn-names.ts';

/** Agents in one picture: more are hard to read. */
export const AGENTS_A_PICTURE = 25;

/** A picture before it is drawn: agents by half hours, or by days when there are several. */
export interface Heatmap {
  readonly title: string;
  readonly subtitle: string;
  readonly columns: readonly HeatmapColumn[];
  readonly columnsAre: 'halfHours' | 'days';
  /** The agents of this page. */
  readonly rows: readonly HeatmapRow[];
  /** Everybody asked for, on every page. */
  readonly total: HeatmapRow;
  /** `null` when the agents do not all have the same. */
  readonly band: Band | null;
}

/** A half hour or a day. */
interface HeatmapColumn {
  /** What stands above it: `09` where an hour begins, `Mon 16 Nov`; else nothing. */
  readonly label: string;
}

/** An agent, or everybody. */
export interface HeatmapRow {
  readonly label: string;
  readonly band: Band;
  readonly cells: readonly HeatmapCell[];
  /** Over all columns, in percent without the sign. */
  readonly total: string;
}

/** What is said in a cell. */
export interface HeatmapCell {
  readonly mark: Mark['kind'];
  /** `null` unless the mark is a level. */
  readonly utilization: number | null;
  /** Whether it may still change, or is not of everybody. */
  readonly mayChange: boolean;
}

/** The picture of a page of an answer's agents, from 1; `null` when there is nothing to draw. */
export function heatmapOf(answer: Answer, page = 1): Heatmap | null {
  const { heading, agents, totals, bands, days } = answer;
  const isDays = days.length > 1;
  const shown = agents.slice((page - 1) * AGENTS_A_PICTURE, page * AGENTS_A_PICTURE);
  const first = (page - 1) * AGENTS_A_PICTURE + 1;
  const columns = isDays ? dayColumns(answer) : halfHourColumns(answer);
  if (columns.length === 0 || shown.length === 0) return null;
  return {
    title: `${heading.scope} · ${heading.day}`,
    subtitle: `Utilization, %: busy ÷ logged in · ${heading.clock} · ${asOfInWords(answer)}`,
    columns: columns.map(({ label }) => ({ label })),
    columnsAre: isDays ? 'days' : 'halfHours',
    rows: shown.map((agent, index) => agentRow(agent, first + index, columns)),
    total: {
      label: agents.length === 1 ? 'All' : `All ${agents.length} agents`,
      band: bands.band ?? DEFAULT_BAND,
      cells: columns.map(({ totals: ofColumn }) => cellOf(ofColumn)),
      total: wholePercent(totals.utilization),
    },
    band: bands.band,
  };
}

/** How many pictures there are of an answer's agents. */
export function picturesOf({ agents }: Answer): number {
  return Math.ceil(agents.length / AGENTS_A_PICTURE);
}

/** Which half hours belong to a column, and what they come to for everybody. */
interface Column extends HeatmapColumn {
  readonly starts: ReadonlySet<number>;
  readonly totals: Totals;
}

function halfHourColumns({ halfHours }: Answer): Column[] {
  return workedStretch(halfHours).map((halfHour) => ({
    label: beginsHour(halfHour) ? halfHour.label.slice(0, 2) : '',
    starts: new Set([halfHour.startMs]),
    totals: halfHour.totals,
  }));
}

function dayColumns({ days, halfHours }: Answer): Column[] {
  const byDate = Map.groupBy(halfHours, ({ date }) => date);
  return days.map(({ date, label, totals }) => ({
    label,
    starts: new Set(byDate.get(date)?.map(({ startMs }) => startMs)),
    totals,
  }));
}

function agentRow(agent: AgentLine, number: number, columns: readonly Column[]): HeatmapRow {
  return {
    label: drawnName(agent) ?? `no. ${number}`,
    band: agent.judged.band,
    cells: columns.map(({ starts }) => cellOf(within(agent.intervals, starts))),
    total: wholePercent(agent.totals.utilization),
  };
}

function within(intervals: readonly AgentInterval[], starts: ReadonlySet<number>): Totals {
  return totalsOf(intervals.filter(({ startMs }) => starts.has(startMs)));
}

/** A day that still runs has a level already: of its half hours that have ended. */
function cellOf(totals: Totals): HeatmapCell {
  const { state, utilization } = totals;
  const mark = markOf(utilization === null ? totals : { ...totals, state: 'SETTLED' });
  return {
    mark: mark.kind,
    utilization: mark.kind === 'level' ? utilization : null,
    mayChange: mark.kind === 'level' && state !== 'SETTLED' && state !== 'FINAL',
  };
}

function wholePercent(ratio: number | null): string {
  return ratio === null ? NOT_KNOWN : String(Math.round(ratio * 100));
}
