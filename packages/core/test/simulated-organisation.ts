import {
  createSimulator,
  type HalfHourTruth,
  type Simulator,
  type SimulatorOptions,
} from '@halfhour/genesys-simulator';
import { createGenesysClient, type GenesysClientOptions } from '../src/genesys/client.ts';
import { createLiveDirectory } from '../src/genesys/live-directory.ts';
import { createLiveSource } from '../src/genesys/live-source.ts';
import { createFakeClock } from '../src/genesys/testing.ts';
import { type Report, report, type ReportDeps } from '../src/report/report.ts';
import { truePresence } from '../src/sync/testing-truth.ts';
import type { AgentInterval } from '../src/utilization/interval.ts';

/** A simulated organisation, and core looking at it through the client that ships. */
export interface SimulatedOrganisation {
  readonly simulator: Simulator;
  readonly reportDeps: ReportDeps;
}

/** The instant at which the simulated present stands still, unless a test says otherwise. */
export const NOW_MS = Date.parse('2026-11-20T14:47:11.250Z');

/** Sets both up on one clock that needs no waiting. */
export function simulatedOrganisation(
  options: SimulatorOptions = {},
  clientOptions: Partial<GenesysClientOptions> = {},
): SimulatedOrganisation {
  const waits = createFakeClock(NOW_MS);
  const simulator = createSimulator({
    clock: { kind: 'fixed', nowMs: NOW_MS },
    agents: 12,
    days: 8,
    uptimeMs: () => waits.nowMs(),
    ...options,
  });
  const client = createGenesysClient({
    clientId: 'simulator',
    clientSecret: 'simulator-secret',
    environment: 'mypurecloud.com',
    gatewayUrl: 'http://simulator.test',
    fetch: async (url, init) => simulator.fetch(new Request(url, init)),
    clock: waits,
    requestsPerMinute: options.requestsPerMinute ?? 300,
    ...clientOptions,
  });
  // Waiting takes no simulated time: the present of the organisation moves with its own clock only.
  const clock = { ...waits, nowMs: () => simulator.nowMs() };
  return {
    simulator,
    reportDeps: {
      source: createLiveSource({ client, clock }),
      directory: createLiveDirectory({ client, clock }),
      nowMs: () => simulator.nowMs(),
      settleMs: 45 * 60_000,
    },
  };
}

/** Everybody's report, people who have left included. */
export async function reportOnEverybody(
  { simulator, reportDeps }: SimulatedOrganisation,
  fromMs: number,
  toMs: number,
): Promise<Report> {
  const agentIds = simulator.scenario().agents.map(({ id }) => id);
  const signal = new AbortController().signal;
  return report({ fromMs, toMs, agentIds }, reportDeps, signal);
}

/** A half hour as both sides can be compared. */
export interface Comparable {
  readonly agentId: string;
  readonly start: string;
  readonly numbers: Readonly<Record<string, unknown>>;
}

/** The report's numbers; half hours without a number are left out. */
export function reported(answer: Report): Comparable[] {
  return answer.agents
    .flatMap(({ intervals }) => intervals)
    .filter(({ work }) => work !== null)
    .map((interval) => ({
      agentId: interval.agentId,
      start: new Date(interval.startMs).toISOString(),
      numbers: { ...interval.work, presence: presenceOf(interval) },
    }));
}

/** Presence of the running half hour is not whole and compares with nothing. */
function presenceOf({ presence, presenceIsWhole }: AgentInterval) {
  return presenceIsWhole ? presence : 'not whole';
}

/** The simulator's truth in the same shape, as of the moment the report was read. */
export function trueNumbers(
  { simulator }: SimulatedOrganisation,
  { window, agents }: Report,
  asOfMs: number,
): Comparable[] {
  const agentIds = agents.map(({ agent }) => agent.id);
  const truth = simulator.truth({ fromMs: window.startMs, toMs: window.endMs, agentIds, asOfMs });
  const byId = new Map(truth.agents.map((agent) => [agent.agentId, agent.halfHours]));
  return agentIds.flatMap((agentId) =>
    (byId.get(agentId) ?? [])
      .filter(({ start }) => Date.parse(start) < asOfMs)
      .map((halfHour) => ({
        agentId,
        start: halfHour.start,
        numbers: numbersOf(halfHour, asOfMs),
      })),
  );
}

function numbersOf(truth: HalfHourTruth, asOfMs: number) {
  const { worked, busy, conversations, tHoldElsewhere, booked, started } = truth;
  const hasEnded = Date.parse(truth.start) + 1_800_000 <= asOfMs;
  return {
    ...worked,
    busy,
    conversations,
    tHoldElsewhere,
    booked,
    started,
    presence: hasEnded ? truePresence(truth) : 'not whole',
  };
}
