import type { Fold } from '../utilization/fold.ts';
import { slotRuns } from './slot-runs.ts';

/** Half hours of agents that were read. */
export interface HalfHoursRead {
  readonly agentIds: readonly string[];
  readonly slotsMs: readonly number[];
  /** Which of them. */
  readonly isRead: (agentId: string, halfHourStartMs: number) => boolean;
  readonly work: boolean;
  readonly presence: boolean;
}

/** Marks them in a fold, one agent a step. */
export function* markRead(fold: Fold, read: HalfHoursRead): Generator<undefined, void> {
  for (const agentId of read.agentIds) {
    for (const run of slotRuns(read.slotsMs.filter((atMs) => read.isRead(agentId, atMs)))) {
      if (read.work) fold.markWorkRead([agentId], run);
      if (read.presence) fold.markPresenceRead([agentId], run);
    }
    yield;
  }
}
