import {
  type AgentsFound,
  type Directory,
  UnknownScopeError,
  type UnitsFound,
  type Unread,
} from '../report/source.ts';
import type { Sight } from './grant.ts';
import type { OrgChart } from './org-chart.ts';

/** Whom some rules name, and who they are in words. */
export interface Granted {
  readonly agentIds: readonly string[];
  /** `team Support`, `2 queues`: for lists in sentences. */
  readonly words: readonly string[];
  readonly unread: readonly Unread[];
}

export interface GrantedDeps {
  readonly orgChart: Pick<OrgChart, 'inDivisions'>;
  readonly directory: Pick<Directory, 'inTeams' | 'inQueues' | 'inGroups' | 'teams' | 'queues'>;
}

/** More than these are counted and not named. */
const NAMED = 2;

/** The agents whom rules name by ids of Genesys, as they are members now. */
export async function grantedBy(
  sights: readonly Sight[],
  { orgChart, directory }: GrantedDeps,
  signal: AbortSignal,
): Promise<Granted> {
  const ids = (of: (sight: Sight) => readonly string[]) => [...new Set(sights.flatMap(of))];
  const agentIds = ids((sight) => sight.agentIds);
  const divisionIds = ids((sight) => sight.divisionIds);
  const parts = await Promise.all([
    ofUnits(
      'team',
      ids((sight) => sight.teamIds),
      {
        members: async (id) => directory.inTeams([id], signal),
        names: async () => directory.teams(signal),
      },
    ),
    ofUnits(
      'queue',
      ids((sight) => sight.queueIds),
      {
        members: async (id) => directory.inQueues([id], signal),
        names: async () => directory.queues(signal),
      },
    ),
    ofUnits(
      'group',
      ids((sight) => sight.groupIds),
      {
        members: async (id) => directory.inGroups([id], signal),
      },
    ),
    divisionIds.length === 0
      ? NOBODY
      : orgChart.inDivisions(divisionIds, signal).then((found) => ({
          agentIds: found.agents.map(({ id }) => id),
          words: [counted(divisionIds.length, 'division')],
          unread: found.unread,
        })),
  ]);
  const named = agentIds.length === 0 ? [] : [counted(agentIds.length, 'agent')];
  return {
    agentIds: [...agentIds, ...parts.flatMap((part) => part.agentIds)],
    words: [...parts.flatMap(({ words }) => words), ...named],
    unread: parts.flatMap(({ unread }) => unread),
  };
}

const NOBODY: Granted = { agentIds: [], words: [], unread: [] };

interface UnitReader {
  readonly members: (id: string) => Promise<AgentsFound>;
  readonly names?: () => Promise<UnitsFound>;
}

async function ofUnits(
  kind: 'team' | 'queue' | 'group',
  ids: readonly string[],
  { members, names }: UnitReader,
): Promise<Granted> {
  if (ids.length === 0) return NOBODY;
  const found = await Promise.all(ids.map(async (id) => orNobody(members(id))));
  const known = ids.length <= NAMED && names !== undefined ? (await names()).units : [];
  const nameOf = (wanted: string) => known.find(({ id }) => id === wanted)?.name;
  const words = ids.flatMap((id) => nameOf(id) ?? []).map((name) => `${kind} ${name}`);
  return {
    agentIds: found.flatMap(({ agents }) => agents.map(({ id }) => id)),
    words: words.length === ids.length ? words : [counted(ids.length, kind)],
    unread: found.flatMap(({ unread }) => unread),
  };
}

/** Nobody is in a unit that was deleted, or that was never there. */
async function orNobody(members: Promise<AgentsFound>): Promise<AgentsFound> {
  try {
    return await members;
  } catch (error) {
    if (error instanceof UnknownScopeError) return { agents: [], unread: [] };
    throw error;
  }
}

function counted(howMany: number, noun: string): string {
  return howMany === 1 ? `one ${noun}` : `${howMany} ${noun}s`;
}
