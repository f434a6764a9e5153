import type { ReportDeps } from '@halfhour/core';
import type { Asked } from './asked.ts';
import type { SiteClock } from './site-clock.ts';

/** What every resolver is given. */
export interface AskContext {
  readonly report: ReportDeps;
  readonly siteClock: SiteClock;
  /** Aborts when the client has gone. */
  readonly signal: AbortSignal;
  /** How much the operation asks for, for its cost. */
  readonly asked: Asked;
}
