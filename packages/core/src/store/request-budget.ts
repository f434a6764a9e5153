import type { Kysely } from 'kysely';
import pLimit from 'p-limit';
import { type BudgetOptions, budgetLimits, type RequestBudget } from '../genesys/budget.ts';
import type { ByPriority, Taken } from '../genesys/budget-rule.ts';
import { createTurns } from '../genesys/budget-turns.ts';
import { systemClock } from '../genesys/clock.ts';
import { errorText } from './postgres/errors.ts';
import { silentLog, type StoreLog } from './postgres/log.ts';
import { createLoneStarts, type LoneStarts } from './request-budget-alone.ts';
import { type BudgetNews, NO_NEWS, tellsMore } from './request-budget-news.ts';
import { type BudgetRow, budgetRow } from './request-budget-row.ts';
import { createSharedStarts } from './request-budget-shared.ts';
import type { Schema } from './schema.ts';

/** How processes share a budget. */
export interface SharingOptions extends BudgetOptions {
  /** In [0, 1): spreads processes that wait for the same moment. */
  readonly random?: () => number;
  /** Hears when the database can't be used, and when it can again. @default nobody is told */
  readonly log?: StoreLog;
}

export interface SharedBudgetOptions extends SharingOptions {
  /** Who has to wait for one of its connections may be too late, and goes on alone. */
  readonly db: Kysely<Schema>;
  /** Whoever has the same one shares the budget. It is not kept, only a hash of it. */
  readonly clientId: string;
}

/** Added to a wait at most, ms. */
const SPREAD_MS = 500;
/** How long a process goes on alone before it tries the database again, ms. */
const ALONE_MS = 5000;

/**
 * The budget of one OAuth client for all processes that use the same database. While a process
 * can't use the database, it keeps to a quarter of the limit on its own.
 */
export function createSharedBudget({
  db,
  clientId,
  ...sharing
}: SharedBudgetOptions): RequestBudget {
  return createBudgetOver(budgetRow(db, clientId), sharing);
}

/** A budget that is shared by what uses the same row. */
export function createBudgetOver(row: BudgetRow, sharing: SharingOptions = {}): RequestBudget {
  const { clock = systemClock, random = Math.random, log = silentLog } = sharing;
  const limits = budgetLimits(sharing);
  const shared = createSharedStarts(row, limits, { clock, random });
  const oneAtATime = pLimit(1);
  let alone: { readonly starts: LoneStarts; readonly sinceMs: number } | null = null;

  async function take(asked: ByPriority): Promise<Taken> {
    // Either way: a clock that was set back must not keep it alone for longer.
    const isAlone = alone !== null && Math.abs(clock.nowMs() - alone.sinceMs) < ALONE_MS;
    if (alone !== null && isAlone) return takeAlone(alone.starts, asked);
    try {
      const taken = await shared.take(asked);
      if (alone !== null) log.info('The request budget is shared through the database again');
      alone = null;
      return taken;
    } catch (error) {
      if (alone === null) log.warn(aloneText(error));
      const starts = alone?.starts ?? createLoneStarts(shared.known(), limits, clock);
      alone = { starts, sinceMs: clock.nowMs() };
      return takeAlone(starts, asked);
    }
  }

  function takeAlone(starts: LoneStarts, asked: ByPriority): Taken {
    const taken = starts.take(asked);
    const { interactive, background } = taken.granted;
    const startsMs = Array.from({ length: interactive + background }, () => clock.nowMs());
    shared.keep({ ...NO_NEWS, startsMs });
    return taken;
  }

  /** The next request to start may be another process's: it is to hear at once. */
  function tell(news: BudgetNews): void {
    shared.keep(news);
    alone?.starts.learn(news);
    void oneAtATime(async () =>
      shared.hasNews() ? take({ interactive: 0, background: 0 }) : null,
    );
  }

  return {
    acquire: createTurns({
      clock,
      take: async (asked) => oneAtATime(take, asked),
      spreadMs: () => random() * SPREAD_MS,
    }),
    observe(told) {
      if (alone === null && !tellsMore(shared.known(), told)) return;
      tell({ ...NO_NEWS, observed: { told, endMs: clock.nowMs() + told.resetMs } });
    },
    pause(durationMs) {
      tell({ ...NO_NEWS, pausedUntilMs: clock.nowMs() + durationMs });
    },
  };
}

function aloneText(error: unknown): string {
  return `The request budget can’t be shared through the database (${errorText(error)}): until it can, this process keeps to a quarter of it`;
}
