import { type BudgetState, recentState, WINDOW_MS, withStarts } from './budget-state.ts';

/** Someone waits for the answer, or nobody does. */
export type Priority = 'interactive' | 'background';

/** A number for each priority. */
export type ByPriority = Readonly<Record<Priority, number>>;

/** How many requests may start. */
export interface BudgetLimits {
  readonly requestsPerMinute: number;
  /** Share of the requests that only interactive questions may use. */
  readonly interactiveReserve: number;
  /** Part of it all for starts that are counted apart from those of others. @default 1 */
  readonly part?: number;
}

/** What was decided for those who asked. */
export interface Taken {
  /** How many start now; the state counts them already. */
  readonly granted: ByPriority;
  /** How long the next one has to wait, ms; 0: it need not. */
  readonly waitMs: ByPriority;
  readonly state: BudgetState;
}

/** Lets as many of those who ask start now as may, interactive ones first. */
export function takeStarts(
  before: BudgetState,
  limits: BudgetLimits,
  asked: ByPriority,
  nowMs: number,
): Taken {
  let state = recentState(before, nowMs);
  const grant = (priority: Priority): number => {
    const free = freeStarts(state, limits, priority, nowMs);
    const granted = Math.min(asked[priority], free);
    state = withStarts(
      state,
      Array.from({ length: granted }, () => nowMs),
    );
    return granted;
  };
  const granted = { interactive: grant('interactive'), background: grant('background') };
  const wait = (priority: Priority): number =>
    Math.max(0, earliestStartMs(state, limits, priority) - nowMs);
  return {
    granted,
    waitMs: { interactive: wait('interactive'), background: wait('background') },
    state,
  };
}

/** How many requests there may be in a minute when the last of them is of this priority. */
export function limitOf(state: BudgetState, limits: BudgetLimits, priority: Priority): number {
  const limit = Math.min(limits.requestsPerMinute, state.allowed ?? Infinity);
  const usable = priority === 'interactive' ? limit : limit * (1 - limits.interactiveReserve);
  return Math.max(1, Math.floor(usable));
}

/** The same of the starts in the state. */
function ownLimitOf(state: BudgetState, limits: BudgetLimits, priority: Priority): number {
  return Math.max(1, Math.floor(limitOf(state, limits, priority) * (limits.part ?? 1)));
}

function freeStarts(
  state: BudgetState,
  limits: BudgetLimits,
  priority: Priority,
  nowMs: number,
): number {
  if (nowMs < state.pausedUntilMs) return 0;
  const ours = ownLimitOf(state, limits, priority) - state.startsMs.length;
  const theirs = limitOf(state, limits, priority) - state.theirs.used;
  return Math.max(0, nowMs < state.theirs.endMs ? Math.min(ours, theirs) : ours);
}

function earliestStartMs(state: BudgetState, limits: BudgetLimits, priority: Priority): number {
  const blocking = state.startsMs.at(-ownLimitOf(state, limits, priority));
  const ours = blocking === undefined ? 0 : blocking + WINDOW_MS;
  const theirs = state.theirs.used < limitOf(state, limits, priority) ? 0 : state.theirs.endMs;
  return Math.max(ours, theirs, state.pausedUntilMs);
}

/** @throws RangeError for limits that make no sense */
export function checkLimits({ requestsPerMinute, interactiveReserve }: BudgetLimits): void {
  if (!Number.isInteger(requestsPerMinute) || requestsPerMinute < 1) {
    throw new RangeError(
      `requestsPerMinute is ${requestsPerMinute}. Expected a whole number of 1 or more.`,
    );
  }
  if (!(interactiveReserve >= 0 && interactiveReserve < 1)) {
    throw new RangeError(`interactiveReserve is ${interactiveReserve}. Expected 0 to below 1.`);
  }
}
