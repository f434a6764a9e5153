import { z } from 'zod';
import { formatInstant } from '../time/instant.ts';
import type { Span } from '../time/span.ts';
import type { GenesysClient } from './client.ts';
import { type Clock, systemClock } from './clock.ts';
import { GenesysTimeoutError, GenesysUnavailableError } from './errors.ts';
import { type ApiBody, readShape } from './shape.ts';
import type { CallContext } from './transport.ts';
import { foundSchedules, type PublishedShifts } from './wfm-shape.ts';

/** Whose published shifts to read: those of a management unit that touch `span`. */
export interface SchedulesRead {
  readonly client: GenesysClient;
  readonly context: CallContext;
  readonly unitId: string;
  readonly agentIds: readonly string[];
  readonly span: Span;
  readonly clock?: Clock;
}

/** Between two looks at a search that goes on, ms. */
const FIRST_LOOK_MS = 1_000;
const SLOWEST_LOOK_MS = 15_000;
/** A search that goes on for longer than this is given up, ms. */
const PATIENCE_MS = 180_000;

/**
 * Searches published schedules, and waits until Genesys has found them. Rejects with a GenesysError;
 * an unknown unit is a GenesysRequestError of status 404.
 */
export async function publishedShifts(read: SchedulesRead): Promise<PublishedShifts> {
  const answer = await found(read);
  const { result, downloadUrl } = readShape(searchAnswer, answer, 'schedule search');
  if (typeof downloadUrl !== 'string' || downloadUrl === '') return result ?? NOTHING;
  const downloaded = await read.client.download(read.context, downloadUrl);
  return readShape(foundSchedules, downloaded, 'downloaded schedules');
}

/** The answer of a search that is complete. */
async function found(read: SchedulesRead): Promise<ApiBody> {
  const { client, context, unitId, agentIds, span, clock = systemClock } = read;
  const query = {
    startDate: formatInstant(span.startMs),
    endDate: formatInstant(span.endMs),
    userIds: [...agentIds],
  };
  const giveUpMs = clock.nowMs() + PATIENCE_MS;
  for (let waitMs = FIRST_LOOK_MS; ; waitMs = Math.min(waitMs * 1.5, SLOWEST_LOOK_MS)) {
    const answer = await client.call(context, async ({ workforce }) =>
      workforce.postWorkforcemanagementManagementunitAgentschedulesSearch(unitId, query),
    );
    const { status } = readShape(searchState, answer, 'schedule search');
    if (status === 'Complete') return answer;
    if (status !== 'Processing') {
      const why = `Genesys Cloud ended a search for published schedules with the status ${status}.`;
      throw new GenesysUnavailableError(why, null, null, answer.correlationId);
    }
    if (clock.nowMs() + waitMs > giveUpMs) {
      const why = 'Genesys Cloud was still searching for published schedules after three minutes.';
      throw new GenesysTimeoutError(why, answer.correlationId);
    }
    await clock.sleep(waitMs, context.signal);
  }
}

const NOTHING: PublishedShifts = { shifts: [], weeks: null };

const searchState = z.object({ status: z.string() });
const searchAnswer = z.object({
  result: foundSchedules.nullish(),
  downloadUrl: z.string().nullish(),
});
