import type { Models } from 'purecloud-platform-client-v2';
import { z } from 'zod';
import { parseInstant } from '../time/instant.ts';
import type { Span } from '../time/span.ts';
import type { GenesysClient } from './client.ts';
import { type Clock, systemClock } from './clock.ts';
import { GenesysError, GenesysUnavailableError } from './errors.ts';
import { readShape } from './shape.ts';
import { type ConversationPage, toLegs } from './to-legs.ts';
import type { CallContext } from './transport.ts';
import { anyOfUsers } from './user-filter.ts';
import { intervalOf } from './windows.ts';

/**
 * What to read: every conversation whose life overlaps `span`. A job's data lags by hours to a day,
 * see {@link jobsCompleteUntilMs}: right for back-fill, and for re-reading days that are over.
 */
export interface JobRead {
  readonly client: GenesysClient;
  readonly context: CallContext;
  readonly span: Span;
  /** `null` for everyone's conversations. */
  readonly agentIds: readonly string[] | null;
  readonly clock?: Clock;
  /** Conversations a page. @default 1000 */
  readonly pageSize?: number;
}

/** A job that is done. */
export interface ConversationJob {
  /** Its pages from the first on, every time it is asked. */
  readonly pages: () => AsyncGenerator<ConversationPage>;
}

/**
 * Submits a job and waits until it is done. An abort cancels the job in Genesys too. Rejects with a
 * GenesysUnavailableError when Genesys ends the job without a result.
 */
export async function conversationJob(read: JobRead): Promise<ConversationJob> {
  const jobId = await submitJob(read);
  try {
    await jobDone(read, jobId);
  } catch (error) {
    await cancelJob(read, jobId);
    throw error;
  }
  return { pages: () => jobResults(read, jobId) };
}

/** Until when the data of jobs is complete, epoch ms. */
export async function jobsCompleteUntilMs(
  client: GenesysClient,
  context: CallContext,
): Promise<number> {
  const answer = await client.call(context, async ({ analytics }) =>
    analytics.getAnalyticsConversationsDetailsJobsAvailability(),
  );
  return readShape(availability, answer, 'availability of jobs').dataAvailabilityDate;
}

const instant = z.string().transform((text, issues): number => {
  const atMs = parseInstant(text);
  if (!Number.isNaN(atMs)) return atMs;
  issues.addIssue({ code: 'custom', message: 'an instant' });
  return z.NEVER;
});
const availability = z.object({ dataAvailabilityDate: instant });
const submitted = z.object({ jobId: z.string().min(1) });
const status = z.object({ state: z.string() });
const results = z.object({
  conversations: z.array(z.unknown()).nullish(),
  cursor: z.string().nullish(),
});

async function submitJob({ client, context, span, agentIds }: JobRead): Promise<string> {
  const query: Models.AsyncConversationQuery = {
    interval: intervalOf(span),
    order: 'asc',
    orderBy: 'conversationStart',
    ...(agentIds === null ? {} : { segmentFilters: [anyOfUsers(agentIds)] }),
  };
  const answer = await client.call(context, async ({ analytics }) =>
    analytics.postAnalyticsConversationsDetailsJobs(query),
  );
  return readShape(submitted, answer, 'submitted job').jobId;
}

/** Between two looks at a job, ms: short at first, since small jobs are done in seconds. */
const FIRST_LOOK_MS = 1_000;
const SLOWEST_LOOK_MS = 30_000;

async function jobDone(
  { client, context, clock = systemClock }: JobRead,
  jobId: string,
): Promise<void> {
  for (let waitMs = FIRST_LOOK_MS; ; waitMs = Math.min(waitMs * 1.5, SLOWEST_LOOK_MS)) {
    await clock.sleep(waitMs, context.signal);
    const answer = await client.call(context, async ({ analytics }) =>
      analytics.getAnalyticsConversationsDetailsJob(jobId),
    );
    const { state } = readShape(status, answer, 'job');
    if (state === 'FULFILLED') return;
    if (state !== 'QUEUED' && state !== 'PENDING') {
      const why = `Genesys Cloud ended a job for conversation details with the state ${state}.`;
      throw new GenesysUnavailableError(why, null, null, answer.correlationId);
    }
  }
}

/** How long a process that is ending waits for Genesys to cancel a job, ms. */
const CANCEL_MS = 2_000;

/** Best effort, and without the signal that may have just ended the wait. */
async function cancelJob({ client, context }: JobRead, jobId: string): Promise<void> {
  const signal = AbortSignal.timeout(CANCEL_MS);
  try {
    await client.call({ priority: context.priority, signal }, async ({ analytics }) =>
      analytics.deleteAnalyticsConversationsDetailsJob(jobId),
    );
  } catch (error) {
    if (!(error instanceof GenesysError) && !signal.aborted) throw error;
  }
}

async function* jobResults(
  { client, context, pageSize = 1_000 }: JobRead,
  jobId: string,
): AsyncGenerator<ConversationPage> {
  let cursor: string | undefined;
  for (;;) {
    const options = { pageSize, ...(cursor === undefined ? {} : { cursor }) };
    const answer = await client.call(context, async ({ analytics }) =>
      analytics.getAnalyticsConversationsDetailsJobResults(jobId, options),
    );
    const { conversations, cursor: next } = readShape(results, answer, 'results of a job');
    yield toLegs(conversations ?? []);
    if (next === undefined || next === null || next === '' || next === cursor) return;
    cursor = next;
  }
}
