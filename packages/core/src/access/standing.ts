import {
  type Agent,
  type AgentsFound,
  type Directory,
  type Unit,
  type Unread,
  UnknownScopeError,
} from '../report/source.ts';
import type { OrgChart } from './org-chart.ts';
import { type SomeAgents, viewerByStanding } from './viewer.ts';

/** Whom somebody may see by what they are in Genesys, or why that can't be told. */
export type Standing =
  | { readonly kind: 'found'; readonly viewer: SomeAgents }
  /** Their e-mail address is not known, is no active user's, or is that of several. */
  | { readonly kind: 'none'; readonly reason: 'noEmail' | 'unknown' | 'several' }
  | { readonly kind: 'unread'; readonly unread: readonly Unread[] };

export interface StandingDeps {
  readonly orgChart: OrgChart;
  /** Knows who is in a team, as reports do. */
  readonly directory: Pick<Directory, 'inTeams'>;
}

/** Whom the person with this e-mail address may see by what they are in Genesys. */
export async function standingOf(
  email: string | null,
  deps: StandingDeps,
  signal: AbortSignal,
): Promise<Standing> {
  if (email === null || email.trim() === '') return { kind: 'none', reason: 'noEmail' };
  const { agents, unread } = await deps.orgChart.withEmail(email, signal);
  if (unread.length > 0) return { kind: 'unread', unread };
  const [person, ...others] = agents;
  if (person === undefined) return { kind: 'none', reason: 'unknown' };
  if (others.length > 0) return { kind: 'none', reason: 'several' };
  return ofPerson(person, deps, signal);
}

async function ofPerson(
  person: Agent,
  { orgChart, directory }: StandingDeps,
  signal: AbortSignal,
): Promise<Standing> {
  const [reports, teams] = await Promise.all([
    orgChart.reportsOf(person.id, signal),
    orgChart.teamsOf(person.id, signal),
  ]);
  const found = await Promise.all(
    teams.units.map(async (team) => ({ team, ...(await membersOf(team, directory, signal)) })),
  );
  // Less than somebody may see would look like all of it: then rather nothing.
  const unread = [reports, teams, ...found].flatMap((one) => one.unread);
  if (unread.length > 0) return { kind: 'unread', unread };
  const viewer = viewerByStanding({
    person,
    reports: reports.agents,
    teams: found.map(({ team, agents }) => ({ team, members: agents })),
  });
  return { kind: 'found', viewer };
}

async function membersOf(
  { id }: Unit,
  directory: StandingDeps['directory'],
  signal: AbortSignal,
): Promise<AgentsFound> {
  try {
    return await directory.inTeams([id], signal);
  } catch (error) {
    // Deleted since.
    if (error instanceof UnknownScopeError) return { agents: [], unread: [] };
    throw error;
  }
}
