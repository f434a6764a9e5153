import { fraction, hashText, mix, uuidOf } from '../seeded/hash.ts';
import { DAY_MS } from './time.ts';

/** Agents of one crew share a zone, a shift and its breaks, so that they can hand work to each other. */
export const CREW_SIZE = 5;

/** What a crew works on. `voice` and `blended` agents do one thing at a time, `digital` ones three. */
export type Profile = 'voice' | 'digital' | 'blended';

export interface Crew {
  index: number;
  team: number;
  zone: string;
  profile: Profile;
  /** Minutes since local midnight. */
  shiftStartMinute: number;
}

export interface Agent {
  index: number;
  id: string;
  /** Some agents have none, as some users of the real service do. */
  name: string | undefined;
  email: string;
  crew: Crew;
  /** When the agent left for good, and how; their earlier work still counts. */
  left: { atMs: number; as: 'inactive' | 'deleted' } | undefined;
}

interface Named {
  id: string;
  name: string;
}

interface Team extends Named {
  crews: readonly number[];
}

export type QueueMedia = 'voice' | 'chat' | 'message' | 'email';

export interface Queue extends Named {
  media: QueueMedia;
  profiles: readonly Profile[];
}

export interface Group extends Named {
  profile: Profile;
}

export interface Organisation {
  divisionId: string;
  /** What the ids of wrap-up codes follow from. */
  wrapUpSeed: number;
  agents: readonly Agent[];
  crews: readonly Crew[];
  teams: readonly Team[];
  queues: readonly Queue[];
  groups: readonly Group[];
  /** The agent with this id. */
  agentById(id: string): Agent | undefined;
}

const ZONES = [
  { zone: 'Europe/London', starts: [480, 570, 780] },
  // The late shift works on past midnight UTC.
  { zone: 'America/New_York', starts: [720, 480, 900] },
  // 10:00 in Sydney is about midnight UTC.
  { zone: 'Australia/Sydney', starts: [480, 540, 780] },
  { zone: 'Asia/Kathmandu', starts: [540, 1320, 300] },
] as const;

const PROFILES: readonly Profile[] = ['voice', 'digital', 'voice', 'blended'];

const QUEUES: readonly Omit<Queue, 'id'>[] = [
  { name: 'Sales', media: 'voice', profiles: ['voice', 'blended'] },
  { name: 'Support', media: 'voice', profiles: ['voice', 'blended'] },
  { name: 'Billing', media: 'voice', profiles: ['voice'] },
  { name: 'Web Chat', media: 'chat', profiles: ['digital'] },
  { name: 'Messaging', media: 'message', profiles: ['digital'] },
  { name: 'E-mail', media: 'email', profiles: ['digital', 'blended'] },
];

const FIRST = [
  'Ada',
  'Bela',
  'Chidi',
  'Dana',
  'Emre',
  'Femi',
  'Gita',
  'Hana',
  'Ivo',
  'Jun',
  'Kofi',
];
const LAST = ['Abara', 'Brandt', 'Costa', 'Diaz', 'Ekman', 'Fujii', 'Gurung', 'Hale', 'Ivanov'];

/** Invents the organisation. @param startMs - where the data begins. @param days - how long the leavers still worked, at most. */
export function createOrganisation(
  seed: number,
  agentCount: number,
  startMs: number,
  days: number,
): Organisation {
  const crews = createCrews(Math.ceil(agentCount / CREW_SIZE));
  const agents = Array.from({ length: agentCount }, (_, index) =>
    createAgent(seed, index, crews[Math.floor(index / CREW_SIZE)]!, startMs, days),
  );
  const byId = new Map(agents.map((agent) => [agent.id, agent]));
  const queueSeed = mix(seed, hashText('queue'));
  return {
    divisionId: uuidOf(mix(seed, hashText('division')), 0),
    wrapUpSeed: mix(seed, hashText('wrapup')),
    agents,
    crews,
    teams: createTeams(seed, crews),
    queues: QUEUES.map((queue, index) => ({ ...queue, id: uuidOf(queueSeed, index) })),
    groups: (['voice', 'digital', 'blended'] as const).map((profile, index) => ({
      id: uuidOf(mix(seed, hashText('group')), index),
      name: `All ${profile} agents`,
      profile,
    })),
    agentById: (id) => byId.get(id),
  };
}

function createCrews(count: number): Crew[] {
  // Two crews a team as long as that gives a few dozen teams, more in a large organisation.
  const crewsPerTeam = Math.max(2, Math.ceil(count / 200));
  return Array.from({ length: count }, (_, index) => {
    const team = Math.floor(index / crewsPerTeam);
    const { zone, starts } = ZONES[team % ZONES.length]!;
    return {
      index,
      team,
      zone,
      profile: PROFILES[index % PROFILES.length]!,
      shiftStartMinute: starts[(index + Math.floor(team / ZONES.length)) % starts.length]!,
    };
  });
}

function createTeams(seed: number, crews: readonly Crew[]): Team[] {
  const teams = Map.groupBy(crews, (crew) => crew.team);
  return [...teams].map(([team, members]) => ({
    id: uuidOf(mix(seed, hashText('team')), team),
    name: `${members[0]!.zone.split('/')[1]!.replace('_', ' ')} ${team + 1}`,
    crews: members.map((crew) => crew.index),
  }));
}

function createAgent(
  seed: number,
  index: number,
  crew: Crew,
  startMs: number,
  days: number,
): Agent {
  const hash = mix(mix(seed, hashText('agent')), index);
  const first = FIRST[hash % FIRST.length]!;
  const last = LAST[(hash >>> 8) % LAST.length]!;
  return {
    index,
    id: uuidOf(hash, 0),
    name: index % 17 === 5 ? undefined : `${first} ${last} ${index + 1}`,
    email: `${first}.${last}.${index + 1}@example.com`.toLowerCase(),
    crew,
    left: leaving(index, startMs + (0.3 + 0.4 * fraction(mix(hash, 1))) * days * DAY_MS),
  };
}

function leaving(index: number, atMs: number): Agent['left'] {
  if (index % 20 === 7) return { atMs: Math.floor(atMs), as: 'inactive' };
  if (index % 20 === 13) return { atMs: Math.floor(atMs), as: 'deleted' };
  return undefined;
}
