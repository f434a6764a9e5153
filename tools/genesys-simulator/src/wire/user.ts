import type { Models } from 'purecloud-platform-client-v2';
import type { Agent, Organisation } from '../scenario/organisation.ts';
import { CREW_SIZE } from '../scenario/organisation.ts';

export type UserState = 'active' | 'inactive' | 'deleted';

/** What can be asked for with a user; of it only `team` and `groups` are ever there. */
export const USER_EXPANSIONS = [
  'routingStatus',
  'presence',
  'integrationPresence',
  'conversationSummary',
  'outOfOffice',
  'geolocation',
  'station',
  'authorization',
  'lasttokenissued',
  'authorization.unusedRoles',
  'team',
  'workPlanBidRanks',
  'externalContactsSettings',
  'groups',
  'customAttributes',
  'profileSkills',
  'certifications',
  'locations',
  'skills',
  'languages',
  'languagePreference',
  'employerInfo',
  'biography',
  'dateLastLogin',
  'dateWelcomeSent',
] as const;

export type UserExpansion = (typeof USER_EXPANSIONS)[number];

/** Whether an agent is still there at an instant. */
export function stateOf(agent: Agent, nowMs: number): UserState {
  return agent.left !== undefined && agent.left.atMs <= nowMs ? agent.left.as : 'active';
}

/** An agent as a user of the directory. */
export function wireUser(
  organisation: Organisation,
  agent: Agent,
  nowMs: number,
  expansions: readonly UserExpansion[] = [],
): Models.User {
  const manager = managerOf(organisation, agent);
  const state = stateOf(agent, nowMs);
  return {
    id: agent.id,
    ...(agent.name === undefined ? {} : { name: agent.name }),
    division: { id: organisation.divisionId, name: 'Home' },
    email: agent.email,
    username: agent.email,
    title: manager === undefined ? 'Team lead' : 'Agent',
    state,
    version: 7,
    acdAutoAnswer: false,
    ...(manager === undefined ? {} : { manager: { id: manager.id, version: 7 } }),
    // Those who have left are in no team any more.
    ...(state === 'active' && expansions.includes('team')
      ? { team: teamOf(organisation, agent) }
      : {}),
    ...(state === 'active' && expansions.includes('groups')
      ? { groups: groupsOf(organisation, agent) }
      : {}),
    selfUri: `/api/v2/users/${agent.id}`,
  };
}

/** To whom an agent reports; undefined for who leads a team. */
export function managerOf(organisation: Organisation, agent: Agent): Agent | undefined {
  const lead = leadOf(organisation, agent.crew.team);
  return lead === agent ? undefined : lead;
}

/** The first agent of a team leads it. They never leave: their index is a multiple of five. */
export function leadOf(organisation: Organisation, team: number): Agent {
  return membersOf(organisation, team)[0]!;
}

function teamOf(organisation: Organisation, agent: Agent): Models.Team {
  const { id, name } = organisation.teams[agent.crew.team]!;
  return { id, name, selfUri: `/api/v2/teams/${id}` };
}

function groupsOf({ groups }: Organisation, { crew }: Agent): Models.Group[] {
  const own = groups.filter(({ profile }) => profile === crew.profile);
  return own.map(({ id, name }) => ({
    id,
    name,
    type: 'official',
    rulesVisible: false,
    visibility: 'public',
    selfUri: `/api/v2/groups/${id}`,
  }));
}

/** The agents of a team. */
export function membersOf(organisation: Organisation, team: number): readonly Agent[] {
  const { crews } = organisation.teams[team]!;
  // Crews of a team and agents of a crew are neighbours.
  const first = crews[0]! * CREW_SIZE;
  return organisation.agents.slice(first, first + crews.length * CREW_SIZE);
}
