import type { OrgChart } from '../access/org-chart.ts';
import { type Agent, type Directory, type Unit, UnknownScopeError } from '../report/source.ts';
import type { MemoryWorld } from './memory-source.ts';

/** Members by the id of what they are members of; a list alone is called by its id. */
export type MemoryUnits = Readonly<
  Record<
    string,
    readonly string[] | { readonly name: string | null; readonly agents: readonly string[] }
  >
>;

/** Who is who in a test. */
export function memoryDirectory(world: MemoryWorld): Directory {
  const all = agentsOf(world);
  const units = {
    team: unitsOf(world.teams),
    queue: unitsOf(world.queues),
    group: unitsOf(world.groups),
  };
  const found = (isMeant: (agent: Agent) => boolean) => ({
    agents: all.filter(isMeant),
    unread: [],
  });
  const members = (kind: keyof typeof units, ids: readonly string[]) => {
    const lists = ids.map((id) => {
      const unit = units[kind].find((one) => one.id === id);
      if (unit === undefined) throw new UnknownScopeError(kind, id);
      return unit.memberIds;
    });
    const memberIds = new Set(lists.flat());
    return found(({ id }) => memberIds.has(id));
  };
  return {
    byIds: async (ids) => found(({ id }) => ids.includes(id)),
    all: async () => found(({ active }) => active === true),
    search: async (text) =>
      found(({ name }) => name?.toLowerCase().includes(text.toLowerCase()) === true),
    inTeams: async (ids) => members('team', ids),
    inQueues: async (ids) => members('queue', ids),
    inGroups: async (ids) => members('group', ids),
    teams: async () => listed(units.team),
    queues: async () => listed(units.queue),
    groups: async () => listed(units.group),
    teamsOf: async (ids) => listed(having(units.team, ids)),
    queuesOf: async (ids) => listed(having(units.queue, ids)),
    groupsOf: async (ids) => listed(having(units.group, ids)),
  };
}

/** Who leads whom in a test. */
export function memoryOrgChart(world: MemoryWorld): OrgChart {
  const { emails = {}, reports = {}, divisions = {} } = world;
  const active = agentsOf(world).filter((agent) => agent.active === true);
  const found = (ids: readonly string[]) => ({
    agents: active.filter(({ id }) => ids.includes(id)),
    unread: [],
  });
  return {
    withEmail: async (email) => found(emails[email.toLowerCase()] ?? []),
    reportsOf: async (userId) => found(reports[userId] ?? []),
    teamsOf: async (userId) => listed(having(unitsOf(world.teams), [userId])),
    inDivisions: async (ids) => found(ids.flatMap((id) => divisions[id] ?? [])),
  };
}

function agentsOf({ agents }: MemoryWorld): Agent[] {
  return agents.map((agent) =>
    typeof agent === 'string' ? { id: agent, name: agent, active: true } : agent,
  );
}

interface UnitWithMembers extends Unit {
  readonly memberIds: readonly string[];
}

function unitsOf(units: MemoryUnits = {}): UnitWithMembers[] {
  return Object.entries(units).map(([id, unit]) =>
    'agents' in unit
      ? { id, name: unit.name, memberIds: unit.agents }
      : { id, name: id, memberIds: unit },
  );
}

function having(units: readonly UnitWithMembers[], ids: readonly string[]): UnitWithMembers[] {
  return units.filter(({ memberIds }) => ids.some((id) => memberIds.includes(id)));
}

function listed(units: readonly UnitWithMembers[]) {
  return { units: units.map(({ id, name }) => ({ id, name })), unread: [] };
}
