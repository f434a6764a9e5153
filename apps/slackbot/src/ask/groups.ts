import { type Report, report, type ReportDeps, type ReportQuery } from '@halfhour/core';
import type { NamedReport } from '../answer/asked.ts';
import type { Question } from '../question.ts';
import type { Named } from '../resolve/find-named.ts';
import type { ResolvedScope } from '../resolve/scope.ts';
import type { Viewer } from './viewer.ts';

/** The most teams or queues that are told apart. */
const MOST_GROUPS = 100;

/** What groups are made from. */
export interface GroupsInput {
  readonly by: Question['by'];
  readonly scope: ResolvedScope;
  readonly viewer: Viewer;
  /** Of everybody asked for. */
  readonly query: ReportQuery;
  readonly whole: Report;
  /** Its source has read everybody already: a group costs no reading of its own. */
  readonly deps: ReportDeps;
}

/** A report for each team or queue, for `by team` and `by queue`; none for other questions. */
export async function groupReports(
  input: GroupsInput,
  signal: AbortSignal,
): Promise<NamedReport[]> {
  const { by, scope, viewer } = input;
  if (by === 'team') {
    const teams = named(scope.teamIds, await viewer.teams(signal));
    return Promise.all(teams.map(async (team) => ofTeam(team, input, signal)));
  }
  if (by !== 'queue') return [];
  const queues = named(scope.queueIds, await viewer.queues(signal));
  return Promise.all(queues.map(async (queue) => ofQueue(queue, input, signal)));
}

/** Those that the question named; all when it named none. */
function named(ids: readonly string[] | undefined, all: readonly Named[]): readonly Named[] {
  const asked = ids === undefined ? all : all.filter(({ id }) => ids.includes(id));
  return asked.slice(0, MOST_GROUPS);
}

/** The agents of the whole report who are in the team. */
async function ofTeam(
  { id, name }: Named,
  { viewer, whole }: GroupsInput,
  signal: AbortSignal,
): Promise<NamedReport> {
  const { agents: members } = await viewer.directory.inTeams([id], signal);
  const memberIds = new Set(members.map((member) => member.id));
  const agents = whole.agents.filter(({ agent }) => memberIds.has(agent.id));
  return { name: name ?? id, report: { ...whole, agents, totalCount: agents.length } };
}

/** The queue's members among the agents of the whole report, with their work for this queue only. */
async function ofQueue(
  { id, name }: Named,
  { viewer, whole, query: { fromMs, toMs }, deps }: GroupsInput,
  signal: AbortSignal,
): Promise<NamedReport> {
  const { agents: members } = await viewer.directory.inQueues([id], signal);
  const memberIds = new Set(members.map((member) => member.id));
  const agentIds = whole.agents.flatMap(({ agent }) => (memberIds.has(agent.id) ? [agent.id] : []));
  const ofMembers =
    agentIds.length === 0
      ? { ...whole, agents: [], totalCount: 0 }
      : await report({ fromMs, toMs, agentIds, queueIds: [id] }, deps, signal);
  return { name: name ?? id, report: ofMembers };
}
