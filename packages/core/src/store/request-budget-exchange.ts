import { type BudgetState, WINDOW_MS } from '../genesys/budget-state.ts';
import type { Clock } from '../genesys/clock.ts';
import type { BudgetRow } from './request-budget-row.ts';

/**
 * How long an exchange with the database may take, ms. A request starts that much later than it is
 * counted at most, which is what the window has above a minute.
 */
const LONGEST_MS = WINDOW_MS - 60_000;

/** How long to wait when somebody was faster, ms, at most and each time by this more. */
const AGAIN_MS = 10;

/** What time and chance are to an exchange. */
interface World {
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
}

/** What is to be known from now on; `isNew`: unlike before. */
interface Decided {
  readonly state: BudgetState;
  readonly isNew: boolean;
}

/**
 * Changes what all processes know, whoever else does at the same time: decides by what is known,
 * and again if somebody was faster. No lock is held meanwhile, so nobody waits for a process that
 * has stopped.
 *
 * @throws when the database can't be used, or answers too late
 */
export async function exchange<Result extends Decided>(
  row: BudgetRow,
  world: World,
  decide: (known: BudgetState, nowMs: number) => Result,
): Promise<Result> {
  const ended = new AbortController();
  const tooLate = world.clock.sleep(LONGEST_MS, ended.signal).then(() => {
    throw new Error(`it did not answer within ${LONGEST_MS} ms`);
  });
  try {
    return await Promise.race([tooLate, decideUntilKept(row, world, ended.signal, decide)]);
  } finally {
    ended.abort();
  }
}

async function decideUntilKept<Result extends Decided>(
  row: BudgetRow,
  { clock, random }: World,
  ended: AbortSignal,
  decide: (known: BudgetState, nowMs: number) => Result,
): Promise<Result> {
  for (let lost = 0; ; lost += 1) {
    // Many who tried again at once would be in each other's way for long.
    if (lost > 0) await clock.sleep(random() * AGAIN_MS * lost, ended);
    const { state, version, nowMs } = await row.read();
    // Nobody waits any more: what would be taken now would be lost.
    ended.throwIfAborted();
    const decided = decide(state, nowMs);
    if (!decided.isNew || (await row.replace(version, decided.state))) return decided;
  }
}
