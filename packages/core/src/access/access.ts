import {
  type Agent,
  type AgentsFound,
  type Directory,
  type Unit,
  type Unread,
  UnknownScopeError,
} from '../report/source.ts';
import type { OrgChart } from './org-chart.ts';
import { EVERYBODY, type Viewer, viewerByStanding } from './viewer.ts';

/** Who may see whom: everybody all, or by what people are in Genesys. */
export type AccessMode = 'open' | 'reports';

/** Whether somebody may ask, and about whom. */
export type Admission =
  | { readonly kind: 'admitted'; readonly viewer: Viewer }
  | {
      readonly kind: 'refused';
      /** Their e-mail address is not known, is no active user's, or is that of several. */
      readonly reason: 'noEmail' | 'unknown' | 'several';
      /** One sentence for the one who asked; it holds no address and no name. */
      readonly message: string;
    }
  /** Who they are could not be read from Genesys, and nothing is shown until it can be. */
  | { readonly kind: 'unread'; readonly unread: readonly Unread[] };

/** The policy. */
export interface Access {
  /**
   * Whom the person with this e-mail address may see; `null`: it is not known. The address must have
   * been proven by whoever tells it. Rejects only on abort or a defect.
   */
  viewerOf(email: string | null, signal: AbortSignal): Promise<Admission>;
}

export interface AccessDeps {
  readonly mode: AccessMode;
  readonly orgChart: OrgChart;
  /** Knows who is in a team, as reports do. */
  readonly directory: Pick<Directory, 'inTeams'>;
}

export function createAccess({ mode, orgChart, directory }: AccessDeps): Access {
  return {
    async viewerOf(email, signal) {
      if (mode === 'open') return { kind: 'admitted', viewer: EVERYBODY };
      if (email === null || email.trim() === '') return refused('noEmail');
      const { agents, unread } = await orgChart.withEmail(email, signal);
      if (unread.length > 0) return { kind: 'unread', unread };
      const [person, ...others] = agents;
      if (person === undefined) return refused('unknown');
      if (others.length > 0) return refused('several');
      return byStanding(person, { orgChart, directory }, signal);
    },
  };
}

async function byStanding(
  person: Agent,
  { orgChart, directory }: Omit<AccessDeps, 'mode'>,
  signal: AbortSignal,
): Promise<Admission> {
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
  return { kind: 'admitted', viewer };
}

async function membersOf(
  { id }: Unit,
  directory: AccessDeps['directory'],
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

const REFUSALS = {
  noEmail: 'Your e-mail address is not known, so that nothing tells whom you may see.',
  unknown: 'No active user of Genesys Cloud has your e-mail address, so that you may see nobody.',
  several:
    'More than one user of Genesys Cloud has your e-mail address, so that you may see nobody.',
} as const;

function refused(reason: keyof typeof REFUSALS): Admission {
  return { kind: 'refused', reason, message: REFUSALS[reason] };
}
