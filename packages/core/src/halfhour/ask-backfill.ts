import { ReportInputError } from '../report/input-error.ts';
import { widenToHalfHours } from '../time/half-hour.ts';
import { formatInstant } from '../time/instant.ts';
import type { Span } from '../time/span.ts';
import { keptFromMs } from './backfill-of.ts';
import type { Kept } from './halfhour.ts';

/** A past that somebody wants to be read and kept. Epoch ms. */
export interface BackfillQuery {
  readonly fromMs: number;
  readonly toMs: number;
}

/** What is needed of what is kept. */
interface Keeping extends Pick<Kept, 'retentionDays'> {
  readonly sync: Pick<Kept['sync'], 'requestBackfill'>;
}

/**
 * Asks for a past to be read and kept: every half hour of it that is not known yet, so that to ask
 * again changes nothing. It is read by whole UTC days, the newest first; `status` tells how far it is.
 *
 * @returns what was asked for, in whole half hours up to now
 * @throws ReportInputError when it can't be read or would not be kept, and when nothing is
 */
export async function askBackfill(
  query: BackfillQuery,
  deps: {
    readonly kept: Keeping | null;
    readonly nowMs: () => number;
  },
): Promise<Span> {
  if (deps.kept === null) throw nothingKept();
  const { retentionDays, sync } = deps.kept;
  const nowMs = deps.nowMs();
  rejectOutside(query, retentionDays, nowMs);
  const span = widenToHalfHours({ startMs: query.fromMs, endMs: Math.min(query.toMs, nowMs) });
  await sync.requestBackfill(span);
  return span;
}

function rejectOutside(
  { fromMs, toMs }: BackfillQuery,
  retentionDays: number,
  nowMs: number,
): void {
  const from = formatInstant(fromMs);
  if (fromMs >= toMs) {
    throw new ReportInputError(
      'to',
      `to must be after from, but from is ${from} and to is ${formatInstant(toMs)}.`,
    );
  }
  if (fromMs >= nowMs) {
    throw new ReportInputError(
      'from',
      `from is ${from}, which is not past: it is now ${formatInstant(nowMs)}.`,
    );
  }
  const earliestMs = keptFromMs(retentionDays, nowMs);
  if (fromMs < earliestMs) {
    throw new ReportInputError(
      'from',
      `from is ${from}, but half hours are kept for ${retentionDays} days ` +
        `(HALFHOUR_RETENTION_DAYS): ask from ${formatInstant(earliestMs)} on.`,
    );
  }
}

function nothingKept(): ReportInputError {
  return new ReportInputError(
    'backfill',
    'Nothing is kept here (HALFHOUR_SYNC is off), so that there is nothing to read a past into: ' +
      'set HALFHOUR_SYNC to all.',
  );
}
