import type { Models } from 'purecloud-platform-client-v2';
import type { Agent, Organisation } from '../scenario/organisation.ts';
import { CREW_SIZE } from '../scenario/organisation.ts';

export type UserState = 'active' | 'inactive' | 'deleted';

/** Whether an agent is still there at an instant. */
export function stateOf(agent: Agent, nowMs: number): UserState {
  return agent.left !== undefined && agent.left.atMs <= nowMs ? agent.left.as : 'active';
}

/** An agent as a user of the directory. */
export function wireUser(organisation: Organisation, agent: Agent, nowMs: number): Models.User {
  const manager = managerOf(organisation, agent);
  return {
    id: agent.id,
    ...(agent.name === undefined ? {} : { name: agent.name }),
    division: { id: organisation.divisionId, name: 'Home' },
    email: agent.email,
    username: agent.email,
    title: manager === undefined ? 'Team lead' : 'Agent',
    state: stateOf(agent, nowMs),
    version: 7,
    acdAutoAnswer: false,
    ...(manager === undefined ? {} : { manager: { id: manager.id, version: 7 } }),
    selfUri: `/api/v2/users/${agent.id}`,
  };
}

/** The first agent of a team leads it; undefined for the lead. */
export function managerOf(organisation: Organisation, agent: Agent): Agent | undefined {
  const lead = membersOf(organisation, agent.crew.team)[0];
  return lead === agent ? undefined : lead;
}

/** The agents of a team. */
export function membersOf(organisation: Organisation, team: number): readonly Agent[] {
  const { crews } = organisation.teams[team]!;
  // Crews of a team and agents of a crew are neighbours.
  const first = crews[0]! * CREW_SIZE;
  return organisation.agents.slice(first, first + crews.length * CREW_SIZE);
}
