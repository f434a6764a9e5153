import { countTruth } from '../truth/truth.ts';
import { leadOf, stateOf } from '../wire/user.ts';
import type { Service } from '../http/endpoint.ts';
import type { UserState } from '../wire/user.ts';
import { managementUnits } from '../scenario/management-units.ts';
import { CREW_SIZE } from '../scenario/organisation.ts';
import { DAY_MS, dayOf, dayStartMs } from '../scenario/time.ts';

/** The invented organisation, for people and tests that want something to ask about. */
export interface ScenarioSummary {
  seed: number;
  /** The clock's now. */
  now: string;
  /** Where the data begins; it goes on until now. */
  dataFrom: string;
  divisionId: string;
  zones: string[];
  teams: { id: string; name: string; zone: string; agentIds: string[] }[];
  queues: { id: string; name: string; media: string }[];
  groups: { id: string; name: string }[];
  /** Units of workforce management: the agents of a team. */
  managementUnits: { id: string; name: string; zone: string; teamId: string }[];
  /** Who leads a team: everybody else in it reports to them. They work as agents themselves. */
  supervisors: SupervisorSummary[];
  agents: AgentSummary[];
  /** An agent and a UTC day on which a lot happened. */
  interesting: { agentId: string; from: string; to: string };
}

export interface AgentSummary {
  id: string;
  name: string | undefined;
  email: string;
  zone: string;
  teamId: string;
  profile: string;
  state: UserState;
}

export interface SupervisorSummary {
  id: string;
  name: string | undefined;
  email: string;
  teamId: string;
  teamName: string;
}

/** Returns the function that tells of the scenario as it stands now; the interesting day is looked for once a day. */
export function createSummary(service: Service): () => ScenarioSummary {
  let found: { day: number; interesting: ScenarioSummary['interesting'] } | undefined;
  return () => {
    const nowMs = service.clock.nowMs();
    const day = dayOf(nowMs);
    if (found?.day !== day) found = { day, interesting: interestingBefore(service, nowMs) };
    return summaryOf(service, nowMs, found.interesting);
  };
}

function summaryOf(
  service: Service,
  nowMs: number,
  interesting: ScenarioSummary['interesting'],
): ScenarioSummary {
  const { organisation, startMs } = service.scenario;
  const agents = organisation.agents.map((agent) => ({
    id: agent.id,
    name: agent.name,
    email: agent.email,
    zone: agent.crew.zone,
    teamId: organisation.teams[agent.crew.team]!.id,
    profile: agent.crew.profile,
    state: stateOf(agent, nowMs),
  }));
  return {
    seed: service.settings.seed,
    now: new Date(nowMs).toISOString(),
    dataFrom: new Date(startMs).toISOString(),
    divisionId: organisation.divisionId,
    zones: [...new Set(organisation.crews.map(({ zone }) => zone))],
    teams: organisation.teams.map(({ id, name, crews }) => ({
      id,
      name,
      zone: organisation.crews[crews[0]!]!.zone,
      agentIds: agents.filter(({ teamId }) => teamId === id).map((agent) => agent.id),
    })),
    queues: organisation.queues.map(({ id, name, media }) => ({ id, name, media })),
    groups: organisation.groups.map(({ id, name }) => ({ id, name })),
    managementUnits: managementUnits(service.scenario).map(({ id, name, zone, team }) => ({
      id,
      name,
      zone,
      teamId: organisation.teams[team]!.id,
    })),
    supervisors: organisation.teams.map((team, index) => {
      const { id, name, email } = leadOf(organisation, index);
      return { id, name, email, teamId: team.id, teamName: team.name };
    }),
    agents,
    interesting,
  };
}

/** The agent of the first digital crew with the most work and holds on one of the last days. */
function interestingBefore(service: Service, nowMs: number): ScenarioSummary['interesting'] {
  const { scenario } = service;
  const digital = scenario.organisation.agents.filter(({ crew }) => crew.profile === 'digital');
  const some = (digital.length > 0 ? digital : scenario.organisation.agents).slice(0, CREW_SIZE);
  let best = { agentId: some[0]!.id, dayMs: dayStartMs(dayOf(nowMs)), score: -1 };
  for (let back = 1; back <= 3; back += 1) {
    const fromMs = dayStartMs(dayOf(nowMs) - back);
    const query = { fromMs, toMs: fromMs + DAY_MS, asOfMs: nowMs, agents: some };
    for (const { agentId, halfHours } of countTruth(scenario, query)) {
      const score = halfHours.reduce(
        (sum, one) => sum + one.tHoldElsewhere + one.worked.tHandle,
        0,
      );
      if (score > best.score) best = { agentId, dayMs: fromMs, score };
    }
  }
  return {
    agentId: best.agentId,
    from: new Date(best.dayMs).toISOString(),
    to: new Date(best.dayMs + DAY_MS).toISOString(),
  };
}
