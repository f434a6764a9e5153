import type { Simulator, SimulatorOptions } from '../src/index.ts';
import { createSimulator } from '../src/index.ts';

/** A Friday, in the middle of the London and New York shifts, just after New York's clocks changed. */
export const NOW = '2026-03-27T14:10:05Z';

/** A small world whose clock stands still at NOW, without a limit on requests. */
export function world(options: SimulatorOptions = {}): Simulator {
  return createSimulator({
    agents: 40,
    days: 5,
    clock: { kind: 'fixed', nowMs: Date.parse(NOW) },
    requestsPerMinute: 1_000_000,
    ...options,
  });
}

/** "2026-03-26" as the interval of that UTC day, or the interval between two instants. */
export function interval(from: string, to?: string): string {
  if (to !== undefined) return `${from}/${to}`;
  const startMs = Date.parse(from);
  return `${new Date(startMs).toISOString()}/${new Date(startMs + 86_400_000).toISOString()}`;
}

/** A filter on a segment's dimension. */
export function where(dimension: string, ...values: string[]) {
  return {
    type: 'or',
    predicates: values.map((value) => ({
      type: 'dimension',
      dimension,
      operator: 'matches',
      value,
    })),
  };
}
