import { createClock } from './clock.ts';
import { addControlRoutes } from './control/routes.ts';
import type { ScenarioSummary } from './control/scenario-summary.ts';
import { createSummary } from './control/scenario-summary.ts';
import type { TruthAsked } from './control/truth-query.ts';
import { requireHalfHours } from './control/truth-query.ts';
import { allEndpoints } from './endpoints/all.ts';
import { createApp } from './http/app.ts';
import { createDownloads } from './http/downloads.ts';
import type { Service } from './http/endpoint.ts';
import type { Fault } from './http/faults.ts';
import { createFaults } from './http/faults.ts';
import type { RequestCounts } from './http/request-log.ts';
import { createRequestLog } from './http/request-log.ts';
import { createTokens } from './http/tokens.ts';
import type { SimulatorOptions } from './options.ts';
import { settingsOf } from './options.ts';
import { createLibrary } from './scenario/library.ts';
import { createScenario } from './scenario/scenario.ts';
import type { Truth } from './truth/shape.ts';
import { countTruth } from './truth/truth.ts';

/** A stand-in for Genesys Cloud that needs no port. */
export interface Simulator {
  /** Answers a request to the service or to `/_simulator`. Rejects as fetch does when a connection is dropped. */
  fetch(request: Request): Promise<Response>;
  /** What really happened, counted from the scenario and not from the pages. Whole UTC half hours only. */
  truth(query: TruthAsked): Truth;
  /** Teams, queues, groups and agents, and the clock's now. */
  scenario(): ScenarioSummary;
  nowMs(): number;
  /** Moves a fixed clock; throws on the others. */
  setNow(nowMs: number): void;
  addFault(fault: Fault): void;
  clearFaults(): void;
  /** How often each endpoint answered with each status. */
  requests(): RequestCounts;
  clearRequests(): void;
  /** Methods and paths of the service that are answered. */
  endpoints(): readonly { method: string; path: string }[];
  /** What is held in memory for the pages. */
  held(): { days: number; bytes: number };
}

/** Makes a simulator; two of them share nothing. */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  const service = createService(options);
  const endpoints = allEndpoints(service);
  const app = createApp(service, endpoints);
  const { clock, faults, log, library } = service;
  const simulator: Simulator = {
    fetch: async (request) => app.fetch(request),
    truth: (query) => truthOf(service, query),
    scenario: createSummary(service),
    nowMs: () => clock.nowMs(),
    setNow: (nowMs) => clock.setNow(nowMs),
    addFault: (fault) => faults.add(fault),
    clearFaults: () => faults.clear(),
    requests: () => log.counts(),
    clearRequests: () => log.clear(),
    endpoints: () => endpoints.map(({ method, path }) => ({ method, path })),
    held: () => library.held(),
  };
  addControlRoutes(app, simulator);
  return simulator;
}

function createService(options: SimulatorOptions): Service {
  const settings = settingsOf(options, Date.now);
  const scenario = createScenario(settings);
  return {
    settings,
    scenario,
    library: createLibrary(scenario),
    clock: createClock(settings.clock, Date.now),
    faults: createFaults(),
    tokens: createTokens(settings.tokenLifetimeSeconds, settings.uptimeMs),
    log: createRequestLog(),
    downloads: createDownloads(),
    onError: (error) => console.error(error),
  };
}

function truthOf(service: Service, { fromMs, toMs, agentIds, asOfMs }: TruthAsked): Truth {
  requireHalfHours(fromMs, toMs);
  const { organisation } = service.scenario;
  const atMs = asOfMs ?? service.clock.nowMs();
  const agents = agentIds?.flatMap((id) => organisation.agentById(id) ?? []) ?? organisation.agents;
  return {
    from: new Date(fromMs).toISOString(),
    to: new Date(toMs).toISOString(),
    asOf: new Date(atMs).toISOString(),
    agents: countTruth(service.scenario, { fromMs, toMs, asOfMs: atMs, agents }),
  };
}
