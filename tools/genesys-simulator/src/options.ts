import { hashText } from './seeded/hash.ts';
import { DAY_MS, dayOf, dayStartMs, HOUR_MS } from './scenario/time.ts';

/** Which time it is in the simulator: the machine's, one that stands still, or one that runs faster. */
export type ClockOption =
  | { kind: 'real' }
  | { kind: 'fixed'; nowMs: number }
  | { kind: 'fast'; startMs: number; speed: number };

/** How the simulated organisation and service are. Every option has a default. */
export interface SimulatorOptions {
  /** The same seed gives the same world, to the byte. @default 1 */
  seed?: number | string;
  /** @default 60 */
  agents?: number;
  /** Where the data begins. @default the start of the UTC day `days - 1` days before the clock's now */
  startMs?: number;
  /** How many UTC days of data there are at the start, today among them; the data then goes on with the clock. @default 8 */
  days?: number;
  /** @default real */
  clock?: ClockOption;
  /** Conversations of one agent in one shift, about. @default 40 */
  conversationsPerAgentDay?: number;
  /** Requests an OAuth client may make in a minute. @default 300 */
  requestsPerMinute?: number;
  /** @default 86400 */
  tokenLifetimeSeconds?: number;
  /** How far queries and aggregates trail the clock. @default 0 */
  dataLagMs?: number;
  /** How far the details jobs trail the clock. @default 6 hours */
  jobDataLagMs?: number;
  /** How far paging of a details query reaches. @default 100000 */
  reachableHits?: number;
  /** @default simulator */
  clientId?: string;
  /** @default simulator-secret */
  clientSecret?: string;
  /** Share of the pages of details queries that begin with the last conversation of the page before. @default 0.02 */
  shiftedPages?: number;
  /** Time for tokens, the rate limit and slow answers; never the scenario's. @default performance.now */
  uptimeMs?: () => number;
}

/** The options with nothing left open. */
export interface Settings extends Required<Omit<SimulatorOptions, 'seed'>> {
  seed: number;
}

/** Fills in the defaults; pure but for reading the machine's clock when the clock is real. */
export function settingsOf(options: SimulatorOptions, machineNowMs: () => number): Settings {
  const clock = options.clock ?? { kind: 'real' };
  const days = options.days ?? 8;
  const firstNowMs = startOfClockMs(clock, machineNowMs);
  return {
    agents: 60,
    startMs: dayStartMs(dayOf(firstNowMs) - (days - 1)),
    conversationsPerAgentDay: 40,
    requestsPerMinute: 300,
    tokenLifetimeSeconds: DAY_MS / 1000,
    dataLagMs: 0,
    jobDataLagMs: 6 * HOUR_MS,
    reachableHits: 100_000,
    clientId: 'simulator',
    clientSecret: 'simulator-secret',
    shiftedPages: 0.02,
    uptimeMs: () => performance.now(),
    ...options,
    clock,
    days,
    seed: hashText(String(options.seed ?? 1)),
  };
}

function startOfClockMs(clock: ClockOption, machineNowMs: () => number): number {
  if (clock.kind === 'real') return machineNowMs();
  return clock.kind === 'fixed' ? clock.nowMs : clock.startMs;
}
