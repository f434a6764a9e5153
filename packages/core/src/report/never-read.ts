import { HALF_HOUR_MS, halfHourOfDay, halfHourStartsMs, utcDayStartMs } from '../time/half-hour.ts';
import type { AgentDay } from '../utilization/agent-day.ts';
import type { ReadRequest } from './source.ts';

/** Whose half hours, and which: the smallest list and span that hold all of them. */
export type Gap = Pick<ReadRequest, 'agentIds' | 'span'>;

/** The half hours asked for whose work was never read; `null`: all of it was. */
export function neverRead({ span, agentIds }: Gap, agentDays: readonly AgentDay[]): Gap | null {
  const daysOf = Map.groupBy(agentDays, (day) => day.agentId);
  const startsMs = halfHourStartsMs(span);
  let firstMs = Infinity;
  let lastMs = -Infinity;
  const missing = agentIds.filter((agentId) => {
    const days = new Map(daysOf.get(agentId)?.map((day) => [day.dayStartMs, day]));
    const unread = startsMs.filter((atMs) => {
      const readAtMs = days.get(utcDayStartMs(atMs))?.readAtMs;
      return Number.isNaN(readAtMs?.[halfHourOfDay(atMs)] ?? NaN);
    });
    firstMs = Math.min(firstMs, unread[0] ?? Infinity);
    lastMs = Math.max(lastMs, unread.at(-1) ?? -Infinity);
    return unread.length > 0;
  });
  if (missing.length === 0) return null;
  return { agentIds: missing, span: { startMs: firstMs, endMs: lastMs + HALF_HOUR_MS } };
}
