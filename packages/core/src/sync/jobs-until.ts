import type { GenesysClient } from '../genesys/client.ts';
import type { Clock } from '../genesys/clock.ts';
import { jobsCompleteUntilMs } from '../genesys/conversation-jobs.ts';
import { GenesysError, GenesysPermissionError } from '../genesys/errors.ts';
import type { CallContext } from '../genesys/transport.ts';
import type { JobsUntil } from './days.ts';

/** Knows until when the data of jobs is complete, and asks again when the answer is old. */
export interface JobsAvailability {
  /** `null`: jobs are not permitted; `undefined`: not known, Genesys did not answer. */
  untilMs(context: CallContext): Promise<JobsUntil | undefined>;
  /** What was last told, without asking. */
  known(): JobsUntil | undefined;
  /** A job was refused though its availability was told. */
  refused(): void;
}

export function createJobsAvailability(
  client: GenesysClient,
  clock: Clock,
  maxAgeMs: number,
): JobsAvailability {
  let known: { readonly untilMs: JobsUntil; readonly askedMs: number } | undefined;
  return {
    async untilMs(context) {
      const nowMs = clock.nowMs();
      if (known !== undefined && Math.abs(nowMs - known.askedMs) < maxAgeMs) return known.untilMs;
      try {
        known = { untilMs: await jobsCompleteUntilMs(client, context), askedMs: nowMs };
      } catch (error) {
        if (!(error instanceof GenesysError)) throw error;
        if (!(error instanceof GenesysPermissionError)) return known?.untilMs;
        known = { untilMs: null, askedMs: nowMs };
      }
      return known.untilMs;
    },
    known: () => known?.untilMs,
    refused() {
      known = { untilMs: null, askedMs: clock.nowMs() };
    },
  };
}
