import { DAY_MS, widenToHalfHours } from '../time/half-hour.ts';
import { formatInstant } from '../time/instant.ts';
import type { Span } from '../time/span.ts';
import { ReportInputError } from './input-error.ts';
import { MAX_DAYS, MAX_WINDOW_MS } from './limits.ts';
import { READ_LAG_MS } from './source.ts';

/**
 * The window that is answered for a question about [fromMs, toMs): widened to whole half hours, and
 * cut after the half hour that ran when Genesys could last be read, since nothing is known beyond it.
 *
 * @throws ReportInputError when it is empty, longer than 31 days, or lies in the future
 */
export function reportWindow(asked: { fromMs: number; toMs: number }, nowMs: number): Span {
  const { fromMs, toMs } = asked;
  if (!isInstant(fromMs)) throw new ReportInputError('from', 'from is not an instant.');
  if (!isInstant(toMs)) throw new ReportInputError('to', 'to is not an instant.');
  if (fromMs >= toMs) {
    throw new ReportInputError(
      'to',
      `to must be after from, but from is ${formatInstant(fromMs)} and to is ${formatInstant(toMs)}.`,
    );
  }
  if (toMs - fromMs > MAX_WINDOW_MS) {
    const days = Math.ceil((toMs - fromMs) / DAY_MS);
    throw new ReportInputError('to', `The window has ${days} days; the most is ${MAX_DAYS} days.`);
  }
  if (fromMs > nowMs) {
    throw new ReportInputError(
      'from',
      `from is ${formatInstant(fromMs)}, which is in the future: ask for a window that starts ` +
        `before now, ${formatInstant(nowMs)}.`,
    );
  }
  const knownMs = Math.max(nowMs - READ_LAG_MS, fromMs + 1);
  return widenToHalfHours({ startMs: fromMs, endMs: Math.min(toMs, knownMs) });
}

/** Instants from 2000 to 9999, which RFC 3339 can write and Genesys can have data for. */
function isInstant(atMs: number): boolean {
  return Number.isInteger(atMs) && atMs >= 946_684_800_000 && atMs <= 253_402_300_799_999;
}
