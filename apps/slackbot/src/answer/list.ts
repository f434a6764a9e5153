import { totalsOf } from '@halfhour/core';
import type { Grouping } from '../question.ts';
import type { AgentLine, HalfHour, List, ListLine } from './answer.ts';
import { answeredDays, dateFinder } from './answered-days.ts';
import type { Asked, AskedDay, NamedReport } from './asked.ts';
import { dateInWords } from './dates.ts';
import { agentName } from './names.ts';
import { pick, pickInWords } from './pick.ts';
import { workedStretch } from './worked-stretch.ts';

/** What the lines of a list can be made of. */
interface Listable {
  readonly asked: Asked;
  readonly agents: readonly AgentLine[];
  readonly halfHours: readonly HalfHour[];
  readonly groups: readonly NamedReport[];
  readonly today: string;
  readonly zone: string;
}

/** The lines that were asked for; `null` when the question named no filter, order or grouping. */
export function listOf(listable: Listable): List | null {
  const { asked } = listable;
  const { by = 'agent', thresholds, sort, top } = asked;
  const isAsked =
    asked.by !== undefined || thresholds.length > 0 || sort !== undefined || top !== undefined;
  if (!isAsked) return null;
  const picked = pick(linesBy(by, listable), asked);
  return { by, ...picked, words: `${NOUNS[by]}${pickInWords(asked)}` };
}

function linesBy(
  by: Grouping,
  { asked, agents, halfHours, groups, today, zone }: Listable,
): ListLine[] {
  if (by === 'agent') {
    return agents.map((agent) => ({ label: agentName(agent), totals: agent.totals }));
  }
  if (by !== 'interval') return groups.map((group) => groupLine(group, asked.days, zone));
  // Nights in which nobody was there would fill a list of half hours.
  return workedStretch(halfHours).map(({ date, label, totals }) => ({
    label: asked.days.length > 1 ? `${dateInWords(date, today)} ${label}` : label,
    totals,
  }));
}

function groupLine(
  { name, report }: NamedReport,
  days: readonly AskedDay[],
  zone: string,
): ListLine {
  const dateOf = dateFinder(answeredDays(days, report.window, zone));
  const intervals = report.agents.flatMap((agent) => agent.intervals);
  return {
    label: name,
    totals: totalsOf(intervals.filter(({ startMs }) => dateOf(startMs) !== null)),
  };
}

const NOUNS: Readonly<Record<Grouping, string>> = {
  agent: 'Agents',
  team: 'Teams',
  queue: 'Queues',
  interval: 'Half hours',
};
