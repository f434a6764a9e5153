import { report, type Report, type ReportDeps, type ReportQuery, type Unit } from '@halfhour/core';
import type { NamedReport } from '../answer/asked.ts';
import type { Question } from '../question.ts';
import type { ResolvedScope } from '../resolve/scope.ts';
import { membersOf } from './members-of.ts';

/** The most teams or queues that are told apart. */
const MOST_GROUPS = 100;

/** What groups are made from. */
export interface GroupsInput {
  readonly by: Question['by'];
  readonly scope: ResolvedScope;
  readonly query: ReportQuery;
  /** Of everybody asked for. */
  readonly whole: Report;
  /** Its source has read everybody already: a group costs no reading of its own. */
  readonly deps: ReportDeps;
}

/** A report for each team or queue, for `by team` and `by queue`; none for other questions. */
export async function groupReports(
  input: GroupsInput,
  signal: AbortSignal,
): Promise<NamedReport[]> {
  const { by, scope, deps } = input;
  if (by !== 'team' && by !== 'queue') return [];
  const found = await (by === 'team'
    ? deps.directory.teams(signal)
    : deps.directory.queues(signal));
  const asked = namedOf(found.units, by === 'team' ? scope.teamIds : scope.queueIds);
  const groups = await Promise.all(asked.map(async (unit) => groupReport(unit, by, input, signal)));
  return groups.filter((group) => group !== null);
}

/** Those that the question named, in order of name; all when it named none. */
function namedOf(units: readonly Unit[], ids: readonly string[] | undefined): readonly Unit[] {
  const asked = ids === undefined ? units : units.filter(({ id }) => ids.includes(id));
  return asked.toSorted(byName).slice(0, MOST_GROUPS);
}

function byName(a: Unit, b: Unit): number {
  return (a.name ?? a.id).localeCompare(b.name ?? b.id, 'en', { numeric: true });
}

/** The agents of the whole report who are in it; `null`: none is. */
async function groupReport(
  { id, name }: Unit,
  by: 'team' | 'queue',
  { whole, query: { fromMs, toMs }, deps }: GroupsInput,
  signal: AbortSignal,
): Promise<NamedReport | null> {
  const members = await membersOf(id, by, deps, signal);
  const agents = whole.agents.filter(({ agent }) => members.has(agent.id));
  if (agents.length === 0) return null;
  const agentIds = agents.map(({ agent }) => agent.id);
  const ofGroup =
    by === 'team'
      ? { ...whole, agents, totalCount: agents.length }
      : // Of a queue's members only the work for this queue counts.
        await report({ fromMs, toMs, agentIds, queueIds: [id] }, deps, signal);
  return { name: name ?? id, report: ofGroup };
}
