import { databaseNowMs, forgetDeliveriesBefore } from '../store/deliveries-plan.ts';
import { DAY_MS } from '../time/half-hour.ts';
import type { DigestDeps } from './digest-deps.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { planDigests } from './plan-digests.ts';

/** Whoever was away for longer is told of these days only, ms. */
const LONGEST_AWAY_MS = 14 * DAY_MS;

/** What plans digests, and tells how long ago it did. */
export interface DigestPlans {
  /** Plans all since this process did last; at the start, the last two weeks. */
  plan(): Promise<void>;
  /** ms; Infinity: it never did, or the clock was set back since. */
  sinceMs(): number;
}

export function createDigestPlans(deps: DigestDeps): DigestPlans {
  let plannedAtMs = -Infinity;
  let forgottenAtMs = -Infinity;
  const sinceMs = () => msSince(plannedAtMs);
  return {
    sinceMs,
    plan: oneAtATime(async () => {
      const startedMs = Date.now();
      const awayMs = Math.min(sinceMs() + DAY_MS, LONGEST_AWAY_MS);
      await planDigests(deps, awayMs);
      if (msSince(forgottenAtMs) > DAY_MS) {
        await forget(deps);
        forgottenAtMs = startedMs;
      }
      plannedAtMs = startedMs;
    }),
  };
}

/** Infinity when the clock was set back since. */
function msSince(atMs: number): number {
  const passedMs = Date.now() - atMs;
  return passedMs < 0 ? Infinity : passedMs;
}

async function forget({ db, settings }: DigestDeps): Promise<void> {
  await forgetDeliveriesBefore(db, (await databaseNowMs(db)) - settings.keptForMs);
}
