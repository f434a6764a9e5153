import {
  addTotals,
  MAX_AGENTS,
  report,
  type Report,
  type ReportDeps,
  type RestatementSource,
  type Shift,
  type Shifts,
  totalsOf,
} from '@halfhour/core';
import type { AskedDay } from '../../answer/asked.ts';
import { count } from '../../answer/figures.ts';
import type { NextTurn } from '../../ask/turns.ts';
import type { EarlierDay } from './baseline.ts';
import type { EarlierTotals } from './earlier-totals.ts';
import { readEarlier } from './read-earlier.ts';
import { sameWeekdays } from './same-weekdays.ts';

/** What the figures of a shift's day are read from: with the rights of whoever they are told for. */
export interface DayDeps {
  readonly report: ReportDeps;
  readonly shifts: Pick<Shifts, 'daysOf' | 'membersOf'>;
  /** `null`: nothing is kept. */
  readonly restatements: RestatementSource | null;
  readonly earlierTotals: EarlierTotals;
  /** Awaited between one reading and the next. */
  readonly nextTurn: NextTurn;
}

/** The figures of a shift's day, and those that it is compared with. */
export interface DayRead {
  readonly report: Report;
  readonly earlier: readonly EarlierDay[];
  /** Half hours of agents of which a settled number has changed. */
  readonly restated: number;
  readonly notes: readonly string[];
}

/** The most restated numbers that are counted. */
const MOST_RESTATED = 10_000;

/**
 * Reads a shift's day, and the same half hours of the same agents on the last four same weekdays.
 *
 * @throws Error when its agents can't be read
 */
export async function readDay(
  shift: Shift,
  day: AskedDay,
  deps: DayDeps,
  signal: AbortSignal,
): Promise<DayRead> {
  const { agentIds, notes } = await agentsOf(shift, day, deps, signal);
  const reportOn = async ({ span }: AskedDay, until: AbortSignal): Promise<Report> => {
    const query = { fromMs: span.startMs, toMs: span.endMs, agentIds, first: MAX_AGENTS };
    const made = await report(query, deps.report, until);
    await deps.nextTurn();
    return made;
  };
  const totalsOn = async (one: AskedDay, until: AbortSignal) =>
    deps.earlierTotals({ agentIds, span: one.span }, async () =>
      totalsOfReport(await reportOn(one, until)),
    );
  const whole = await reportOn(day, signal);
  const earlier = await readEarlier(sameWeekdays(day, shift.zone), totalsOn, signal);
  const restated = await restatedIn(whole, agentIds, deps);
  return { report: whole, earlier, restated, notes };
}

async function agentsOf(
  shift: Shift,
  { date }: AskedDay,
  { shifts, report: { directory } }: DayDeps,
  signal: AbortSignal,
): Promise<{ readonly agentIds: readonly string[]; readonly notes: readonly string[] }> {
  const [day] = await shifts.daysOf(shift, { fromDate: date, toDate: date });
  const { agents, unread } = await shifts.membersOf(shift, day ?? null, { directory, signal });
  const [trouble] = unread;
  // None, with trouble, is not nobody.
  if (agents.length === 0 && trouble !== undefined) throw new Error(trouble.message);
  const leftOut = agents.length - MAX_AGENTS;
  return {
    agentIds: agents.slice(0, MAX_AGENTS).map(({ id }) => id),
    notes: [
      ...(leftOut > 0
        ? [`${count(leftOut, 'more agent')} left out: too many for one digest.`]
        : []),
      ...(trouble === undefined ? [] : [trouble.message]),
    ],
  };
}

function totalsOfReport({ agents }: Report) {
  return addTotals(agents.map(({ intervals }) => totalsOf(intervals)));
}

async function restatedIn(
  { window }: Report,
  agentIds: readonly string[],
  { restatements }: DayDeps,
): Promise<number> {
  if (restatements === null || agentIds.length === 0) return 0;
  const request = { span: window, agentIds, limit: MOST_RESTATED };
  const found = await restatements.restatementsOf(request);
  return new Set(found.map(({ agentId, halfHourStartMs }) => `${agentId} ${halfHourStartMs}`)).size;
}
