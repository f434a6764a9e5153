import { isDeepStrictEqual } from 'node:util';
import type { HalfHourTruth } from '@halfhour/genesys-simulator';
import type { Kysely } from 'kysely';
import { createStoredSource } from '../store/stored-source.ts';
import type { Schema } from '../store/schema.ts';
import { DAY_MS, HALF_HOUR_MS, utcDayStartsMs } from '../time/half-hour.ts';
import type { Span } from '../time/span.ts';
import type { HalfHourState } from '../utilization/half-hour-state.ts';
import { type AgentInterval, agentInterval } from '../utilization/interval.ts';
import { isSettledAt } from './slot-due.ts';
import { SETTLE_MS, type SyncWorld } from './testing.ts';

/** What is kept of the half hours of a window, held against what really happened. */
export interface Comparison {
  /** How many half hours of agents are in each state; leavers who did nothing are left out. */
  readonly states: Readonly<Record<HalfHourState, number>>;
  /** Half hours whose numbers are not the truth as of when they were read. */
  readonly different: readonly Difference[];
}

/** One half hour that is wrong. */
interface Difference {
  readonly agentId: string;
  readonly start: string;
  readonly state: HalfHourState;
  readonly asOf: string;
  readonly kept: object;
  readonly truth: object | null;
}

/**
 * Compares every agent's half hours. Those that were read after the settle time must be the truth as
 * of `asOfMs`, of the last read of all, since whatever changes them later is kept; the others, which
 * may still grow, as of when they were read.
 */
export async function compareWithTruth(
  { simulator }: SyncWorld,
  db: Kysely<Schema>,
  window: Span,
  asOfMs: number,
): Promise<Comparison> {
  const states = { MISSING: 0, RUNNING: 0, PROVISIONAL: 0, SETTLED: 0, FINAL: 0 };
  const different: Difference[] = [];
  const truthAsOf = truths(simulator, window);
  const active = new Set(
    simulator.scenario().agents.flatMap(({ id, state }) => (state === 'active' ? [id] : [])),
  );
  for (const interval of await keptIntervals(simulator, db, window)) {
    if (interval.work !== null || active.has(interval.agentId)) states[interval.state] += 1;
    if (interval.work === null) continue;
    const readAtMs = interval.asOfMs ?? NaN;
    const isOld = isSettledAt(interval.startMs, readAtMs, SETTLE_MS);
    const truth = truthAsOf(isOld ? asOfMs : readAtMs, interval);
    const [kept, really] = [numbersKept(interval), numbersOf(truth, interval.presenceIsWhole)];
    if (isDeepStrictEqual(kept, really)) continue;
    different.push({
      agentId: interval.agentId,
      start: new Date(interval.startMs).toISOString(),
      state: interval.state,
      asOf: new Date(readAtMs).toISOString(),
      kept,
      truth: really,
    });
  }
  return { states, different };
}

async function keptIntervals(
  simulator: SyncWorld['simulator'],
  db: Kysely<Schema>,
  span: Span,
): Promise<AgentInterval[]> {
  const agentIds = simulator.scenario().agents.map(({ id }) => id);
  const signal = new AbortController().signal;
  const { agentDays } = await createStoredSource({ db }).readAgentDays({ span, agentIds, signal });
  const dayOf = new Map(agentDays.map((day) => [`${day.agentId} ${day.dayStartMs}`, day]));
  return agentIds.flatMap((agentId) =>
    utcDayStartsMs(span).flatMap((dayStartMs) =>
      Array.from({ length: DAY_MS / HALF_HOUR_MS }, (_, slot) => dayStartMs + slot * HALF_HOUR_MS)
        .filter((startMs) => startMs >= span.startMs && startMs < span.endMs)
        .map((startMs) =>
          agentInterval(agentId, startMs, dayOf.get(`${agentId} ${dayStartMs}`), {
            filter: {},
            settleMs: SETTLE_MS,
          }),
        ),
    ),
  );
}

function truths(simulator: SyncWorld['simulator'], { startMs: fromMs, endMs: toMs }: Span) {
  const known = new Map<number, Map<string, HalfHourTruth>>();
  return (asOfMs: number, { agentId, startMs }: AgentInterval): HalfHourTruth | undefined => {
    let truth = known.get(asOfMs);
    if (truth === undefined) {
      const { agents } = simulator.truth({ fromMs, toMs, asOfMs });
      truth = new Map(
        agents.flatMap((agent) =>
          agent.halfHours.map((halfHour) => [`${agent.agentId} ${halfHour.start}`, halfHour]),
        ),
      );
      known.set(asOfMs, truth);
    }
    return truth.get(`${agentId} ${new Date(startMs).toISOString()}`);
  };
}

function numbersKept({ work, presence, presenceIsWhole }: AgentInterval) {
  return { ...work, presence: presenceIsWhole ? presence : 'not whole' };
}

function numbersOf(truth: HalfHourTruth | undefined, presenceIsWhole: boolean) {
  if (truth === undefined) return null;
  const { worked, busy, conversations, tHoldElsewhere, booked, started } = truth;
  const presence = presenceIsWhole ? truePresence(truth) : 'not whole';
  return { ...worked, busy, conversations, tHoldElsewhere, booked, started, presence };
}

/** The denominators as the simulator knows them, in our words. */
export function truePresence({ presence, routing }: HalfHourTruth) {
  const { OFFLINE: _offline = 0, ...loggedIn } = presence;
  return {
    loggedIn: Object.values(loggedIn).reduce((total, value) => total + value, 0),
    onQueue: presence['ON_QUEUE'] ?? 0,
    interacting: routing['INTERACTING'] ?? 0,
    communicating: routing['COMMUNICATING'] ?? 0,
    idle: routing['IDLE'] ?? 0,
    notResponding: routing['NOT_RESPONDING'] ?? 0,
  };
}
