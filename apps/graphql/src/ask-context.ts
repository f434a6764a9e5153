import type { Kept, Principal, ReportDeps, RestatementSource, Shifts } from '@halfhour/core';
import type { FreshnessNotes } from './answers/freshness.ts';
import type { AnsweredNotes } from './cost/answered.ts';
import type { Asked } from './cost/asked.ts';
import type { DigestsHere } from './digests-here.ts';
import type { SiteClock } from './site-clock.ts';

/** What every resolver is given. */
export interface AskContext {
  /** Who asks. */
  readonly principal: Principal;
  /** Whether they may change what others see: shifts, and what is read of the past. */
  readonly isAdmin: boolean;
  /** What the one who asks is answered from: nobody is in it whom they may not see. */
  readonly report: ReportDeps;
  /** What is kept, and how fresh; `null`: nothing is. */
  readonly kept: KeptHere | null;
  /** `null`: nothing is kept. */
  readonly restatements: RestatementSource | null;
  /** `null`: nothing is kept. */
  readonly shifts: Shifts | null;
  /** `null`: nothing is kept. */
  readonly digests: DigestsHere | null;
  readonly siteClock: SiteClock;
  /** Aborts when the client has gone, or the time is over. */
  readonly signal: AbortSignal;
  /** How much the operation asks for, for its cost. */
  readonly asked: Asked;
  /** Where a resolver of what is asked for by the page notes how much it was given. */
  readonly answered: AnsweredNotes;
  /** Where a resolver notes what it was given, for how long the answer stays as it is. */
  readonly freshness: FreshnessNotes;
}

/** What is used of what is kept. */
export type KeptHere = Omit<Kept, 'location' | 'health' | 'connections' | 'sync'> & {
  readonly sync: Pick<Kept['sync'], 'status' | 'requestBackfill'>;
};
