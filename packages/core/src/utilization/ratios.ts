import type { PresenceMetric } from './agent-day.ts';

type Denominators<Metric extends PresenceMetric> = Readonly<Record<Metric, number>>;

/** busy ÷ loggedIn; `null` when nobody was logged in. May exceed 1: people work while offline. */
export function utilization(busyMs: number, { loggedIn }: Denominators<'loggedIn'>): number | null {
  return loggedIn > 0 ? busyMs / loggedIn : null;
}

/**
 * interacting ÷ (interacting + communicating + idle): Genesys' own formula for occupancy.
 * `null` when the agent was in none of the three.
 */
export function occupancy({
  interacting,
  communicating,
  idle,
}: Denominators<'interacting' | 'communicating' | 'idle'>): number | null {
  const onQueueMs = interacting + communicating + idle;
  return onQueueMs > 0 ? interacting / onQueueMs : null;
}
