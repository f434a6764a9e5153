import { isRefused, type NamedKind, type Refused, refused } from '../fault.ts';
import type { Question } from '../question.ts';
import { findNamed, type Named } from './find-named.ts';

/** What names are looked up in: only what the asker may see. */
export interface Known {
  readonly agents: readonly Named[];
  readonly teams: readonly Named[];
  readonly queues: readonly Named[];
  /** Which agents the mentioned Slack users are: agent id by Slack user id. @default none is */
  readonly agentIdOf?: ReadonlyMap<string, string> | undefined;
}

/** Whose numbers are asked for. Ids of what was not named are `undefined`. */
export interface ResolvedScope {
  readonly kind: 'scope';
  readonly agentIds: readonly string[] | undefined;
  readonly teamIds: readonly string[] | undefined;
  readonly queueIds: readonly string[] | undefined;
  /** As Genesys has them, not escaped. */
  readonly agentNames: readonly string[];
  readonly teamNames: readonly string[];
  readonly queueNames: readonly string[];
  readonly shiftName?: string | undefined;
}

/** Finds everybody and everything that a question names, or says which of them it can't. */
export function resolveScope(
  question: Pick<Question, 'agents' | 'slackUserIds' | 'teams' | 'queues'>,
  known: Known,
): ResolvedScope | Refused {
  const agents = allOf([
    ...question.agents.map((name) => findNamed('agent', name, known.agents)),
    ...question.slackUserIds.map((slackUserId) => findMentioned(slackUserId, known)),
  ]);
  if (isRefused(agents)) return agents;
  const teams = allOf(question.teams.map((name) => findByPart('team', name, known.teams)));
  if (isRefused(teams)) return teams;
  const queues = allOf(question.queues.map((name) => findByPart('queue', name, known.queues)));
  if (isRefused(queues)) return queues;
  return {
    kind: 'scope',
    agentIds: idsOf(agents),
    teamIds: idsOf(teams),
    queueIds: idsOf(queues),
    agentNames: namesOf(agents),
    teamNames: namesOf(teams),
    queueNames: namesOf(queues),
  };
}

function findByPart(what: NamedKind, name: string, candidates: readonly Named[]) {
  return findNamed(what, { name, isWhole: false }, candidates);
}

function findMentioned(slackUserId: string, { agents, agentIdOf }: Known): Named | Refused {
  const agentId = agentIdOf?.get(slackUserId);
  const agent = agents.find(({ id }) => id === agentId);
  return agent ?? refused({ kind: 'unknownMention', slackUserId });
}

/** Each once, if all were found. */
function allOf(found: readonly (Named | Refused)[]): readonly Named[] | Refused {
  const named = found.filter((one): one is Named => !isRefused(one));
  return found.find(isRefused) ?? [...new Map(named.map((one) => [one.id, one])).values()];
}

function idsOf(named: readonly Named[]): readonly string[] | undefined {
  return named.length === 0 ? undefined : named.map(({ id }) => id);
}

function namesOf(named: readonly Named[]): readonly string[] {
  return named.map(({ id, name }) => name ?? id);
}
