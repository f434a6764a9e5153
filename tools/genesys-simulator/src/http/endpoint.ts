import type { Clock } from '../clock.ts';
import type { Settings } from '../options.ts';
import type { Library } from '../scenario/library.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Downloads } from './downloads.ts';
import type { Fault, FaultKind, Faults } from './faults.ts';
import type { RequestLog } from './request-log.ts';
import type { Tokens } from './tokens.ts';

/** Everything an endpoint can look at. */
export interface Service {
  settings: Settings;
  scenario: Scenario;
  library: Library;
  clock: Clock;
  faults: Faults;
  tokens: Tokens;
  log: RequestLog;
  downloads: Downloads;
  /** Told of errors that are the simulator's own. */
  onError(error: unknown): void;
}

/** One request, read. */
export interface Call {
  request: Request;
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  /** The parsed JSON body; undefined when the method has none. */
  body: unknown;
  /** The next fault of these kinds meant for this request. */
  fault: (kinds: readonly FaultKind[], fits?: (fault: Fault) => boolean) => Fault | undefined;
}

interface Answer {
  status?: number;
  /** Sent as JSON; undefined sends no body. */
  body?: unknown;
}

/** One path and method of the service. */
export interface Endpoint {
  method: 'GET' | 'POST' | 'DELETE';
  /** With `:name` for parameters. */
  path: string;
  /** Of which one, or all, are needed. Empty: being logged in is enough. */
  permissions: readonly string[];
  needs?: 'any' | 'all';
  handle(call: Call): Answer | Promise<Answer>;
}

/** The instant up to which queries know what happened. */
export function viewMs(service: Service): number {
  return service.clock.nowMs() - service.settings.dataLagMs;
}
