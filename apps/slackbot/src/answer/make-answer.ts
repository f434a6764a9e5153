import {
  type AgentInterval,
  type AgentReport,
  addTotals,
  createLocalClock,
  HALF_HOUR_MS,
  localDate,
  type Totals,
  totalsOf,
} from '@halfhour/core';
import type { AgentLine, Answer, BandCount, Day, HalfHour } from './answer.ts';
import { answeredDays, dateFinder } from './answered-days.ts';
import type { AnswerInput, AskedDay } from './asked.ts';
import { dateInWords } from './dates.ts';
import { freshnessOf } from './freshness.ts';
import { headingOf } from './heading.ts';
import { type Band, DEFAULT_BAND, judge } from './judgement.ts';
import { listOf } from './list.ts';
import { markOf } from './mark.ts';
import { needsALook } from './needs-a-look.ts';

/**
 * Makes a report into an answer. Only half hours of the days asked for are in it; the half hours
 * between them, as the nights of `last week 09:00-17:30`, are left out of every figure.
 *
 * @throws RangeError when none of the days asked for is in the report
 */
export function makeAnswer(input: AnswerInput): Answer {
  const steps = answerSteps(input);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same in steps of some milliseconds: a month of many agents takes a second. */
export function* answerSteps(input: AnswerInput): Generator<undefined, Answer> {
  const { asked, report, groups = [], zone, nowMs, bandOf = () => DEFAULT_BAND } = input;
  const days = answeredDays(asked.days, report.window, zone);
  if (!isSome(days)) throw new RangeError('None of the days asked for is in the report.');
  const today = localDate(nowMs, zone);
  const dateOf = dateFinder(days);
  const agents: AgentLine[] = [];
  for (const agent of report.agents) {
    agents.push(agentLine(agent, bandOf(agent.agent.id), dateOf));
    yield;
  }
  const halfHours = yield* halfHoursOf(agents, dateOf, zone);
  const localStart = createLocalClock(zone);
  const exceptions = yield* needsALook(agents, (startMs) => {
    const { date, time } = localStart(startMs);
    return days.length === 1 ? time : `${time} on ${dateInWords(date, today)}`;
  });
  const reports = [report, ...groups.map((group) => group.report)];
  return {
    heading: headingOf(asked, days, { zone, nowMs }),
    zone,
    today,
    totals: addTotals(agents.map(({ totals }) => totals)),
    queueNames: asked.queueNames,
    halfHours,
    days: daysOf(halfHours, today),
    needsALook: exceptions,
    bands: countBands(agents),
    agents,
    list: listOf({ asked, agents, halfHours, groups, today, zone }),
    freshness: freshnessOf(halfHours, agents, { reports, notes: input.notes ?? [] }),
  };
}

function isSome(days: AskedDay[]): days is [AskedDay, ...AskedDay[]] {
  return days.length > 0;
}

function agentLine(
  { agent: { id, name }, intervals }: AgentReport,
  band: Band,
  dateOf: (startMs: number) => string | null,
): AgentLine {
  const asked = intervals.filter(({ startMs }) => dateOf(startMs) !== null);
  return { id, name, intervals: asked, totals: totalsOf(asked), judged: judge(asked, band) };
}

function* halfHoursOf(
  agents: readonly AgentLine[],
  dateOf: (startMs: number) => string | null,
  zone: string,
): Generator<undefined, HalfHour[]> {
  const byStart = new Map<number, AgentInterval[]>();
  for (const { intervals } of agents) {
    for (const interval of intervals) {
      const same = byStart.get(interval.startMs);
      if (same === undefined) byStart.set(interval.startMs, [interval]);
      else same.push(interval);
    }
    yield;
  }
  const localStart = createLocalClock(zone);
  const halfHours: HalfHour[] = [];
  for (const [startMs, intervals] of byStart) {
    const totals = totalsOf(intervals);
    halfHours.push({
      startMs,
      endMs: startMs + HALF_HOUR_MS,
      date: dateOf(startMs) ?? '',
      label: localStart(startMs).time,
      totals,
      mark: markOf(totals),
    });
    yield;
  }
  return halfHours.toSorted((a, b) => a.startMs - b.startMs);
}

function daysOf(halfHours: readonly HalfHour[], today: string): Day[] {
  const byDate = Map.groupBy(halfHours, ({ date }) => date);
  return Array.from(byDate, ([date, ofDay]) => ({
    date,
    label: dateInWords(date, today),
    totals: addTotals(ofDay.map(({ totals }) => totals)),
  }));
}

function isRead({ work, presence }: Totals): boolean {
  return work !== null || presence !== null;
}

function countBands(agents: readonly AgentLine[]): BandCount {
  const [first] = agents;
  const band = first?.judged.band ?? DEFAULT_BAND;
  const isSame = agents.every(
    ({ judged }) => judged.band.from === band.from && judged.band.to === band.to,
  );
  const having = (verdict: AgentLine['judged']['verdict']) =>
    agents.filter(({ judged }) => judged.verdict === verdict).length;
  return {
    band: isSame ? band : null,
    inBand: having('inBand'),
    over: having('over'),
    under: having('under'),
    noVerdict: agents.filter(({ judged, totals }) => judged.verdict === null && isRead(totals))
      .length,
  };
}
