import type { DigestSettings } from '@halfhour/core';

/** How digests are delivered: as Halfhour does, or by posting and then recording it. */
export type Design = 'rows' | 'naive';

/** What a worker is told when it starts. */
export interface Order {
  readonly design: Design;
  readonly dataDir: string;
  /** Where the simulator's Web API is, with a slash at the end. */
  readonly slackUrl: string;
  /** Whether it is woken by pg-boss too. */
  readonly hasQueue: boolean;
}

/** The simulator's. */
export const TOKEN = 'xoxb-simulator';

/** Everything is quicker than in earnest, so that much goes wrong in a short time. */
export const QUICK = {
  leaseMs: 3000,
  callMs: 700,
  spacingMs: 50,
  pacingMs: 0,
  firstPauseMs: 300,
  longestPauseMs: 2000,
  editPauseMs: () => 500,
  pollMs: 100,
} as const satisfies Partial<DigestSettings>;
