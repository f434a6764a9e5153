import {
  type AgentInterval,
  type AgentReport,
  createLocalClock,
  type HalfHourState,
  type LocalStart,
  totalsOf,
} from '@halfhour/core';
import { aligned } from './aligned.ts';
import type { About, Format } from './format.ts';
import { printable } from '@halfhour/command';
import { tableColumns } from './table-columns.ts';
import { tableHead } from './table-head.ts';
import { totalLines } from './total-lines.ts';
import { unreadLines } from './unread-lines.ts';

/** What stands before a half hour that is not simply settled. */
const MARKS: Readonly<Record<HalfHourState, { readonly mark: string; readonly meaning: string }>> =
  {
    MISSING: { mark: '?', meaning: 'missing: never read, which is not zero' },
    RUNNING: { mark: '>', meaning: 'still running' },
    PROVISIONAL: { mark: '~', meaning: 'provisional: may still change' },
    SETTLED: { mark: ' ', meaning: '' },
    FINAL: { mark: '=', meaning: 'final' },
  };

/** A table for people: a block for each agent, and what it all comes to. */
export function table(about: About): Format {
  const localStart = createLocalClock(about.zone);
  const seen = new Set<HalfHourState>();
  return {
    begin: (window) => lines([...tableHead(window, about, localStart), '']),
    agent(agent) {
      for (const { state } of agent.intervals) seen.add(state);
      return lines(block(agent, about, localStart));
    },
    end: (summary) =>
      lines([...totalLines(summary, about), ...legend(seen), ...unreadLines(summary)]),
  };
}

/** One agent: the name, the half hours with a line for each new day, and their total. */
function block(
  { agent, intervals }: AgentReport,
  { family }: About,
  localStart: (startMs: number) => LocalStart,
): string[] {
  const columns = tableColumns(family);
  const row = (title: string, of: AgentInterval | ReturnType<typeof totalsOf>) => [
    `${MARKS[of.state].mark} ${title}`,
    ...columns.map(({ cell }) => cell(of)),
  ];
  const days = Map.groupBy(intervals, ({ startMs }) => localStart(startMs).date);
  const rows = Array.from(days, ([date, ofDay]) => [
    ...(days.size === 1 ? [] : [[date]]),
    ...ofDay.map((interval) => row(localStart(interval.startMs).time, interval)),
  ]);
  return [
    printable(`${agent.name ?? '(no name)'}  ${agent.id}`),
    ...aligned([
      ['  start', ...columns.map(({ title }) => title)],
      ...rows.flat(),
      row('total', totalsOf(intervals)),
    ]),
    '',
  ];
}

function legend(seen: ReadonlySet<HalfHourState>): string[] {
  return Array.from(seen, (state) => MARKS[state])
    .filter(({ meaning }) => meaning !== '')
    .map(({ mark, meaning }) => `${mark} ${meaning}`);
}

function lines(texts: readonly string[]): string {
  return texts.map((text) => `${text}\n`).join('');
}
