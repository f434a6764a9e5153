import { randomUUID } from 'node:crypto';
import type { Models } from 'purecloud-platform-client-v2';
import type { Hits } from '../query/overlapping.ts';
import type { View } from '../query/select.ts';

/** The states a job goes through here, and those it can be made to end in. */
export type JobState = 'QUEUED' | 'PENDING' | 'FULFILLED' | 'FAILED' | 'EXPIRED' | 'CANCELLED';

/** A details job: the question is answered when its pages are asked for. */
export interface Job {
  id: string;
  hits: Hits;
  view: View;
  submittedMs: number;
  /** Times its state has been asked. */
  polls: number;
  /** Set when the job ended otherwise than well. */
  ended: 'FAILED' | 'EXPIRED' | 'CANCELLED' | undefined;
}

export interface Jobs {
  add(hits: Hits, view: View, submittedMs: number): Job;
  get(id: string): Job | undefined;
}

/** Jobs kept; the oldest are forgotten, as the service forgets them after a while. */
const KEPT = 50;

export function createJobs(): Jobs {
  const jobs = new Map<string, Job>();
  return {
    add(hits, view, submittedMs) {
      const id = randomUUID();
      const job: Job = { id, hits, view, submittedMs, polls: 0, ended: undefined };
      jobs.set(id, job);
      for (const oldest of jobs.keys()) {
        if (jobs.size <= KEPT) break;
        jobs.delete(oldest);
      }
      return job;
    },
    get: (id) => jobs.get(id),
  };
}

/** The state of a job: queued at the first look, pending at the second, then done. */
export function stateOfJob({ polls, ended }: Job): JobState {
  if (ended !== undefined) return ended;
  if (polls <= 1) return 'QUEUED';
  return polls === 2 ? 'PENDING' : 'FULFILLED';
}

/** A job's state as the service writes it. */
export function wireJob(job: Job): Models.AsyncQueryStatus {
  const state = stateOfJob(job);
  const submitted = new Date(job.submittedMs).toISOString();
  const expires = new Date(job.submittedMs + 86_400_000).toISOString();
  return {
    state,
    submissionDate: submitted,
    expirationDate: expires,
    ...(state === 'FULFILLED' ? { completionDate: submitted } : {}),
    ...(state === 'FAILED' ? { errorMessage: 'The query failed.' } : {}),
  };
}
