import type { BackfillProgress } from '../sync/backfills.ts';
import type { SyncScope } from '../sync/scope.ts';
import { DAY_MS, utcDayStartMs } from '../time/half-hour.ts';
import type { Span } from '../time/span.ts';

const SMALLER =
  'Ask for at most 100 agents and 2 days at a time to have them read from Genesys at once.';

/** What becomes of half hours that are missing. */
export interface Backfill {
  /** What the sync can be asked to read; `null`: nothing of it. */
  readonly span: Span | null;
  /** One sentence or two for people. */
  readonly message: string;
}

/** Decides what of a missing past is to be read and kept. */
export function backfillOf(
  missing: Span,
  kept: {
    readonly scope: SyncScope;
    readonly retentionDays: number;
    readonly nowMs: number;
  },
): Backfill {
  const { scope, retentionDays, nowMs } = kept;
  const fromMs = keptFromMs(retentionDays, nowMs);
  if (missing.endMs <= fromMs) {
    const message = `Half hours are kept for ${retentionDays} days (HALFHOUR_RETENTION_DAYS), and these are older. ${SMALLER}`;
    return { span: null, message };
  }
  const span = { startMs: Math.max(missing.startMs, fromMs), endMs: missing.endMs };
  const begun =
    'Some of these half hours have not been read from Genesys yet. They are being read now, the ' +
    'newest day first: ask again in some minutes.';
  const others =
    scope.kind === 'all'
      ? ''
      : ` Only agents of some ${scope.kind} are kept (HALFHOUR_SYNC). For others: ${SMALLER}`;
  return { span, message: `${begun}${others}` };
}

/**
 * How far the reading of a past is, as a sentence to be added for people, so that who asks again sees it
 * go on; empty when nothing of it is left.
 */
export function progressOf(span: Span, backfills: readonly BackfillProgress[]): string {
  const daysLeft = backfills
    .map(({ startMs, endMs }) => Math.min(endMs, span.endMs) - Math.max(startMs, span.startMs))
    .reduce((days, overlapMs) => days + Math.ceil(Math.max(0, overlapMs) / DAY_MS), 0);
  if (daysLeft === 0) return '';
  return daysLeft === 1 ? ' One day of them is left.' : ` ${daysLeft} days of them are left.`;
}

/** The first instant whose half hour is kept, epoch ms. */
export function keptFromMs(retentionDays: number, nowMs: number): number {
  return utcDayStartMs(nowMs) - retentionDays * DAY_MS;
}
