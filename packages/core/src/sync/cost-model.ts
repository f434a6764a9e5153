import { USERS_A_QUERY } from '../genesys/windows.ts';
import { DAY_MS, HALF_HOUR_MS } from '../time/half-hour.ts';
import { DEFAULT_SYNC_SETTINGS, NIGHTS, type SyncSettings } from './settings.ts';

/*
 * What keeping an organisation fresh costs, in requests to Genesys. Of what is read by the list of
 * ends, a conversation comes once when it has ended, `life ÷ half hour` times for running while
 * others are read, and `lateMs ÷ half hour` times for what Genesys takes in late; and the last page
 * of a list is half full of what nobody asked for. `cost.long.test.ts` holds it against the real
 * thing.
 */

/** An organisation, as far as reading it costs. */
export interface CostedOrganisation {
  readonly conversationsADay: number;
  /** Everybody whose presence is read. */
  readonly agents: number;
  /** Queues, teams and groups. */
  readonly units: number;
  /** From the first moment of a conversation with an agent to its last, on average, ms. */
  readonly lifeMs: number;
  /** Which part of the day's conversations are in its busiest hour. */
  readonly peakShare: number;
}

/** What one walk through the lists costs. */
export interface WalkCost {
  /** Conversations that come. */
  readonly reads: number;
  readonly requests: number;
}

/** What keeping it fresh costs. */
export interface SyncCost {
  /** How often a conversation comes over its life, but for the nights, a thousand a request. */
  readonly readsOfAConversation: number;
  readonly requestsOfAConversation: number;
  readonly requestsADay: {
    readonly conversations: number;
    readonly presence: number;
    readonly nights: number;
    readonly directory: number;
  };
  /** Which part of the requests that an OAuth client may make, over the day and in the peak hour. */
  readonly shareOfBudget: number;
  readonly shareAtPeak: number;
  /** Of these, what conversations take. */
  readonly shareOfConversationsAtPeak: number;
  /** How long one read takes at peak when nothing but the budget limits it, ms. */
  readonly walkAtPeakMs: number;
}

const PAGE = 100;
const PAGE_OF_A_JOB = 1000;
/** To submit a job and to look until it is done. */
const REQUESTS_OF_A_JOB = 6;
/** Members of others are read one by one, with every look. */
const MEMBERS_EVERY_MS = 20_000;

/** An organisation like the simulator's, of any size: 21.5 conversations a day for an agent. */
export function organisationOf(conversationsADay: number): CostedOrganisation {
  const agents = Math.ceil(conversationsADay / 21.5);
  const units = Math.ceil(agents / 20);
  return { conversationsADay, agents, units, lifeMs: 14 * 60_000, peakShare: 0.1 };
}

/** What it costs to read once what ended and what runs, `everyMs` after the time before. */
export function walkCost(
  organisation: Pick<CostedOrganisation, 'agents' | 'lifeMs'> & {
    readonly conversationsAnHour: number;
  },
  settings: SyncSettings = DEFAULT_SYNC_SETTINGS,
): WalkCost {
  const { agents, lifeMs, conversationsAnHour } = organisation;
  const conversationsAMs = conversationsAnHour / (2 * HALF_HOUR_MS);
  const listed = conversationsAMs * (everyMsOf(settings) + settings.lateMs + lifeMs);
  const lists = agents <= 2 * settings.agentsAList ? 1 : Math.ceil(agents / settings.agentsAList);
  const requests = lists * Math.max(1, listed / lists / PAGE + 0.5);
  return { requests, reads: requests * PAGE };
}

/** What keeping the organisation fresh costs. @param requestsPerMinute @default 300 */
export function syncCost(
  organisation: CostedOrganisation,
  settings: SyncSettings = DEFAULT_SYNC_SETTINGS,
  requestsPerMinute = 300,
): SyncCost {
  const { conversationsADay, agents, peakShare } = organisation;
  const walk = (share: number) =>
    walkCost({ ...organisation, conversationsAnHour: conversationsADay * share }, settings);
  const [atPeak, otherwise] = [walk(peakShare), walk((1 - peakShare) / 23)];
  const walksAnHour = (2 * HALF_HOUR_MS) / everyMsOf(settings);
  const conversations = walksAnHour * (atPeak.requests + 23 * otherwise.requests);
  const presenceOfAll = Math.ceil(agents / USERS_A_QUERY);
  const requestsADay = {
    conversations,
    presence: 24 * walksAnHour * presenceOfAll,
    nights:
      NIGHTS * (conversationsADay / PAGE_OF_A_JOB + REQUESTS_OF_A_JOB + presenceOfAll) +
      DAY_MS / settings.availabilityMs,
    directory: directoryADay(organisation, settings),
  };
  const total = Object.values(requestsADay).reduce((sum, requests) => sum + requests, 0);
  const hour = 60 * requestsPerMinute;
  const peak = walksAnHour * (atPeak.requests + presenceOfAll) + requestsADay.directory / 24;
  return {
    readsOfAConversation: (conversations * PAGE) / conversationsADay,
    requestsOfAConversation: total / conversationsADay,
    requestsADay,
    shareOfBudget: total / (24 * hour),
    shareAtPeak: peak / hour,
    shareOfConversationsAtPeak: (walksAnHour * atPeak.requests) / hour,
    // A fifth of the budget is kept for people's questions.
    walkAtPeakMs: ((atPeak.requests + presenceOfAll) / (0.8 * requestsPerMinute)) * 60_000,
  };
}

/** Where half hours do not settle with the read that finds another ended, there is one more. */
function everyMsOf({ settleMs }: SyncSettings): number {
  return settleMs % HALF_HOUR_MS === 0 ? HALF_HOUR_MS : HALF_HOUR_MS / 2;
}

function directoryADay(
  { agents, units }: CostedOrganisation,
  { directoryMs }: SyncSettings,
): number {
  const times = DAY_MS / directoryMs;
  const lists = Math.ceil(agents / PAGE) + Math.ceil(units / PAGE) + 3;
  return times * lists + Math.min(times * units, DAY_MS / MEMBERS_EVERY_MS);
}
