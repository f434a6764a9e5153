import { addDays } from '../time/calendar.ts';
import { localDate } from '../time/local-day.ts';
import { hullOf, type Span } from '../time/span.ts';
import type { PublishedDay } from './shift.ts';

/** One agent's shift in a published schedule. */
export interface AgentShift extends Span {
  readonly agentId: string;
}

/** Weeks that are published, all at once. */
export interface PublishedWeeks {
  /** The first date, YYYY-MM-DD. */
  readonly fromDate: string;
  readonly weekCount: number;
}

/** What a published schedule holds, and of when. */
export interface PublishedSchedule {
  readonly shifts: readonly AgentShift[];
  readonly weeks: readonly PublishedWeeks[] | null;
  readonly readAtMs: number;
}

/**
 * The shift of a management unit on each of the dates. Agents differ: it is from the first start to
 * the last end of the agents' shifts that start on the date, and of those agents. A date of a published
 * week on which nobody starts is a day off; one of no such week is left out, since nothing is known.
 */
export function publishedDays(
  { shifts, weeks, readAtMs }: PublishedSchedule,
  { dates, zone }: { readonly dates: readonly string[]; readonly zone: string },
): PublishedDay[] {
  const byDate = Map.groupBy(
    shifts.filter(({ startMs, endMs }) => startMs < endMs),
    ({ startMs }) => localDate(startMs, zone),
  );
  return dates.flatMap((date): PublishedDay[] => {
    const started = byDate.get(date) ?? [];
    if (started.length === 0) {
      return isPublished(date, weeks ?? []) ? [{ date, span: null, agentIds: [], readAtMs }] : [];
    }
    const agentIds = [...new Set(started.map(({ agentId }) => agentId))].toSorted();
    return [{ date, span: hullOf(started), agentIds, readAtMs }];
  });
}

function isPublished(date: string, weeks: readonly PublishedWeeks[]): boolean {
  return weeks.some(
    ({ fromDate, weekCount }) => fromDate <= date && date < addDays(fromDate, 7 * weekCount),
  );
}
