import type { Kysely } from 'kysely';
import { type BudgetOptions, budgetLimits } from '../genesys/budget.ts';
import { limitOf } from '../genesys/budget-rule.ts';
import { NOTHING_KNOWN, recentState } from '../genesys/budget-state.ts';
import { clientKey, readBudget } from './request-budget-row.ts';
import type { Schema } from './schema.ts';

/** How much of a budget is used, by all processes that share it. */
export interface BudgetUse {
  /** Requests of the last minute; those of others that use the client too, as far as Genesys told. */
  readonly used: number;
  /** How many there may be: what was set, or less if Genesys allows less. */
  readonly limit: number;
  /** How many there may be before background work has to wait. */
  readonly backgroundLimit: number;
  /** Until when nobody starts anything, because Genesys said so, epoch ms; `null`: they do. */
  readonly pausedUntilMs: number | null;
}

/** Looks at the budget of a client, with the limits as they are set for it. Changes nothing. */
export async function budgetUse(
  db: Kysely<Schema>,
  { clientId, ...options }: Omit<BudgetOptions, 'clock'> & { readonly clientId: string },
): Promise<BudgetUse> {
  const limits = budgetLimits(options);
  const reading = await readBudget(db, clientKey(clientId));
  const { state, nowMs } = reading ?? { state: NOTHING_KNOWN, nowMs: 0 };
  const { startsMs, theirs, pausedUntilMs } = recentState(state, nowMs);
  const theirUsed = nowMs < theirs.endMs ? theirs.used : 0;
  return {
    used: Math.max(startsMs.length, theirUsed),
    limit: limitOf(state, limits, 'interactive'),
    backgroundLimit: limitOf(state, limits, 'background'),
    pausedUntilMs: nowMs < pausedUntilMs ? pausedUntilMs : null,
  };
}
