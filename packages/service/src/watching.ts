import type { Answered } from './metrics/listeners.ts';

/** What an answer has used so far, for its line in the log. */
export interface Used {
  readonly genesysRequests: number;
  /** How long they waited for their turn in the request budget, ms, all together. */
  readonly budgetWaitMs: number;
  /** Under which name to find it among traces; left out where there are none. */
  readonly traceId?: string;
}

/** Watches over answers to people. */
export interface Watching {
  /** Makes one answer. What is done for it, however deep, is counted for it and traced. */
  readonly around: <Result>(name: string, work: () => Promise<Result>) => Promise<Result>;
  /** What the answer that is being made has used. */
  readonly used: () => Used;
  /** Tells how the answer that is being made came out. */
  readonly answered: (answer: Answered) => void;
}

/** Nobody watches. */
export const UNWATCHED: Watching = {
  around: async (_name, work) => work(),
  used: () => ({ genesysRequests: 0, budgetWaitMs: 0 }),
  answered: () => undefined,
};
