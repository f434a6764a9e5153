import { ReportInputError } from './input-error.ts';
import { DEFAULT_AGENTS, MAX_AGENTS } from './limits.ts';
import {
  type Agent,
  type AgentsFound,
  type Directory,
  type Unread,
  UnknownScopeError,
} from './source.ts';

/**
 * Whose half hours are asked for. Nothing given: every active agent. Both agents and teams: those
 * of the agents who are in one of the teams.
 */
export interface Scope {
  /** Genesys user ids. People who have left are found too. */
  readonly agentIds?: readonly string[] | undefined;
  readonly teamIds?: readonly string[] | undefined;
  /** Only work for these queues counts; without agents and teams, the queues' members are meant. */
  readonly queueIds?: readonly string[] | undefined;
}

/** A scope in few words, with ids of units and none of agents: `everybody`, `agents`, `teams:<id>,<id>`. */
export function scopeInWords({ agentIds, teamIds, queueIds }: Scope): string {
  const words = [
    agentIds === undefined ? [] : ['agents'],
    teamIds === undefined ? [] : [`teams:${teamIds.join()}`],
    queueIds === undefined ? [] : [`queues:${queueIds.join()}`],
  ].flat();
  return words.length === 0 ? 'everybody' : words.join(' ');
}

/** Which part of a long list of agents. */
export interface AgentPage {
  /** How many agents at the most, 1…1000. @default 100, or all that were named by id */
  readonly first?: number | undefined;
  /** The cursor of the agent after which to go on. */
  readonly after?: string | undefined;
}

/** The agents of one answer, in order of name. */
export interface AgentsOnPage {
  readonly agents: readonly Agent[];
  readonly totalCount: number;
  readonly hasNextPage: boolean;
  readonly unread: readonly Unread[];
  /** Whether nothing was read from Genesys for it. */
  readonly isKept: boolean;
}

/**
 * The agents a question is about.
 *
 * @throws ReportInputError for unknown agents, teams and queues, and for pages that can't be
 */
export async function agentsInScope(
  scope: Scope,
  page: AgentPage,
  directory: Directory,
  signal: AbortSignal,
): Promise<AgentsOnPage> {
  const first = pageSize(page.first, scope.agentIds);
  const found = await find(scope, directory, signal);
  const sorted = found.agents.toSorted(byName);
  const from = page.after === undefined ? 0 : positionAfter(sorted, page.after);
  return {
    agents: sorted.slice(from, from + first),
    totalCount: sorted.length,
    hasNextPage: from + first < sorted.length,
    unread: found.unread,
    isKept: found.isKept === true,
  };
}

/** The cursor of an agent: opaque to callers, and good even after the agent has gone. */
export function cursorOf(agent: Agent): string {
  return Buffer.from(JSON.stringify([agent.name, agent.id])).toString('base64url');
}

function pageSize(first: number | undefined, agentIds: readonly string[] | undefined): number {
  const size = first ?? agentIds?.length ?? DEFAULT_AGENTS;
  if (first !== undefined && !(Number.isInteger(size) && size >= 1 && size <= MAX_AGENTS)) {
    throw new ReportInputError('first', `first is ${size}; it must be from 1 to ${MAX_AGENTS}.`);
  }
  if (size > MAX_AGENTS) {
    throw new ReportInputError(
      'agentIds',
      `agentIds names ${size} agents; the most in one answer is ${MAX_AGENTS}.`,
    );
  }
  return size;
}

async function find(scope: Scope, directory: Directory, signal: AbortSignal): Promise<AgentsFound> {
  const { agentIds, teamIds, queueIds } = scope;
  try {
    if (agentIds !== undefined && teamIds !== undefined) {
      const [agents, members] = await Promise.all([
        named(agentIds, directory, signal),
        directory.inTeams(teamIds, signal),
      ]);
      return common(agents, members);
    }
    if (agentIds !== undefined) return await named(agentIds, directory, signal);
    if (teamIds !== undefined) return await directory.inTeams(teamIds, signal);
    if (queueIds !== undefined) return await directory.inQueues(queueIds, signal);
  } catch (error) {
    if (!(error instanceof UnknownScopeError)) throw error;
    throw unknownUnit(error, directory);
  }
  return directory.all(signal);
}

/** Those of the agents who are among the members. */
function common(agents: AgentsFound, members: AgentsFound): AgentsFound {
  const memberIds = new Set(members.agents.map(({ id }) => id));
  return {
    agents: agents.agents.filter(({ id }) => memberIds.has(id)),
    unread: [...agents.unread, ...members.unread],
    isKept: agents.isKept === true && members.isKept === true,
  };
}

async function named(
  agentIds: readonly string[],
  directory: Directory,
  signal: AbortSignal,
): Promise<AgentsFound> {
  const ids = [...new Set(agentIds)];
  const found = await directory.byIds(ids, signal);
  const known = new Set(found.agents.map(({ id }) => id));
  const unknown = ids.filter((id) => !known.has(id));
  if (unknown.length > 0) throw unknownAgents(unknown, directory);
  return found;
}

/** For who may not see them and for who made them up alike. */
function unknownAgents(
  ids: readonly string[],
  { showsOnly }: Pick<Directory, 'showsOnly'>,
): ReportInputError {
  const shown = ids.slice(0, 5).join(', ');
  const more = ids.length > 5 ? ` and ${ids.length - 5} more` : '';
  const agents = `no agent with the id ${shown}${more}`;
  return new ReportInputError(
    'agentIds',
    showsOnly === undefined
      ? `Genesys knows ${agents}. Ids of agents are Genesys user ids; look them up by name.`
      : `You can see ${agents}: you can see ${showsOnly} only.`,
  );
}

function unknownUnit(
  { kind, id, message }: UnknownScopeError,
  { showsOnly }: Pick<Directory, 'showsOnly'>,
): ReportInputError {
  return new ReportInputError(
    `${kind}Ids`,
    showsOnly === undefined
      ? message
      : `You can see no ${kind} with the id ${id}: you can see ${showsOnly} only.`,
  );
}

/** By name, people without one last, and by id where names are the same. */
function byName(a: Agent, b: Agent): number {
  return compareKeys([a.name, a.id], [b.name, b.id]);
}

type SortKey = readonly [name: string | null, id: string];

function compareKeys([nameA, idA]: SortKey, [nameB, idB]: SortKey): number {
  if (nameA !== nameB) {
    if (nameA === null) return 1;
    if (nameB === null) return -1;
    return nameA < nameB ? -1 : 1;
  }
  return idA === idB ? 0 : idA < idB ? -1 : 1;
}

function positionAfter(sorted: readonly Agent[], cursor: string): number {
  const after = sortKeyOf(cursor);
  const index = sorted.findIndex(({ name, id }) => compareKeys([name, id], after) > 0);
  return index === -1 ? sorted.length : index;
}

function sortKeyOf(cursor: string): SortKey {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(key) && key.length === 2) {
      const [name, id]: unknown[] = key;
      if ((name === null || typeof name === 'string') && typeof id === 'string') return [name, id];
    }
  } catch {
    // Not one of ours: told below.
  }
  throw new ReportInputError(
    'after',
    'after is not a cursor: give the endCursor of an earlier answer.',
  );
}
