import { type AgentsFound, type Directory, namelessAgent, type Unread } from '../report/source.ts';
import { at, talk } from '../testing/legs.ts';
import { memoryRestatements } from '../testing/memory-restatements.ts';
import { memoryWorld, type MemoryWorld } from '../testing/memory-source.ts';
import { type Answering, seenBy } from './seen-by.ts';
import type { SlackMember } from './principal.ts';
import type { Viewer } from './viewer.ts';

/** What the tests of this folder share: a centre of two teams, and who leads one of them. */

export const OURS: readonly string[] = ['amy', 'ann', 'abe'];
export const THEIRS: readonly string[] = ['bob', 'bea', 'ben'];

/** Who leads team Alpha: whose questions must not tell anything of team Beta. */
export const LEAD: Viewer = { kind: 'some', agentIds: new Set(OURS), words: 'team Alpha' };

/** Somebody in Slack, of these user groups. */
export function inSlack(email: string | null, ...groupIds: readonly string[]): SlackMember {
  const isInGroup = async (id: string) => groupIds.includes(id);
  return { kind: 'slack', id: 'slack:U1', userId: 'U1', email, isInGroup };
}

/** An agent as the centre knows them; Abe has left. */
export function called(id: string) {
  return { id, name: `Name of ${id}`, active: id !== 'abe' };
}

/** The centre, and the same one as if team Beta had never been. */
export const BOTH: MemoryWorld = centre(THEIRS);
export const ALPHA_ALONE: MemoryWorld = centre([]);

function centre(beta: readonly string[]): MemoryWorld {
  const agentIds = [...OURS, ...beta];
  const isBeta = beta.length > 0;
  return {
    agents: agentIds.map(called),
    teams: {
      ta: { name: 'Team Alpha', agents: OURS },
      ...(isBeta ? { tb: { name: 'Team Beta', agents: beta } } : {}),
    },
    queues: {
      shared: { name: 'Shared queue', agents: [...OURS.slice(0, 2), ...beta.slice(0, 2)] },
      ...(isBeta ? { qb: { name: 'Queue of Beta', agents: beta } } : {}),
    },
    groups: { ga: OURS.slice(1), ...(isBeta ? { gb: beta } : {}) },
    legs: agentIds.flatMap((id) => [
      talk(id, '09:05', '09:50', { queue: 'shared' }),
      talk(id, '10:10', '10:20', { queue: 'shared' }),
    ]),
    presence: Object.fromEntries(agentIds.map((id) => [id, { loggedIn: 1_800_000 }])),
    asOfMs: at('18:00'),
  };
}

/** Told where Genesys does not answer. */
export const TROUBLE: Unread = {
  kind: 'AGENTS',
  reason: 'UNAVAILABLE',
  message: 'The agents could not be read.',
  missingPermissions: [],
  span: { startMs: 0, endMs: 0 },
  correlationId: null,
};

const nothingFound = async () => ({ agents: [], units: [], unread: [TROUBLE] });

/** A directory that Genesys does not answer. */
const SILENT: Directory = {
  byIds: async (ids): Promise<AgentsFound> => ({
    agents: ids.map(namelessAgent),
    unread: [TROUBLE],
  }),
  all: nothingFound,
  search: nothingFound,
  inTeams: nothingFound,
  inQueues: nothingFound,
  inGroups: nothingFound,
  teams: nothingFound,
  queues: nothingFound,
  groups: nothingFound,
  teamsOf: nothingFound,
  queuesOf: nothingFound,
  groupsOf: nothingFound,
};

/** What somebody's questions are answered from, at 18:00. */
export function seenIn(
  world: MemoryWorld,
  { viewer = LEAD, isSilent = false }: { viewer?: Viewer; isSilent?: boolean } = {},
): Answering {
  const { source, directory } = memoryWorld(world);
  return seenBy(viewer, {
    report: {
      source,
      directory: isSilent ? SILENT : directory,
      nowMs: () => at('18:00'),
      settleMs: 0,
    },
    restatements: memoryRestatements(
      world.agents.map((agent) => (typeof agent === 'string' ? agent : agent.id)),
    ),
  });
}
