import { z } from 'zod';
import type { AgentShift, PublishedWeeks } from '../shifts/published-days.ts';
import { parseInstant } from '../time/instant.ts';
import { hullOf, type Span } from '../time/span.ts';

/** Published shifts, and of which weeks they are all there is. */
export interface PublishedShifts {
  readonly shifts: readonly AgentShift[];
  /** `null`: Genesys did not say which weeks are published. */
  readonly weeks: readonly PublishedWeeks[] | null;
}

const MINUTE_MS = 60_000;

const instant = z.string().transform((text, issues): number => {
  const atMs = parseInstant(text);
  if (!Number.isNaN(atMs)) return atMs;
  issues.addIssue({ code: 'custom', message: 'an instant' });
  return z.NEVER;
});

const stretch = { startDate: instant.nullish(), lengthMinutes: z.number().nonnegative().nullish() };

/** A schedule that is to be imported has shifts without times of their own: those of their activities. */
const wireShift = z
  .object({ ...stretch, activities: z.array(z.object(stretch)).nullish() })
  .transform(({ activities, ...own }, issues): Span => {
    const spans = spanOf(own).length > 0 ? spanOf(own) : (activities ?? []).flatMap(spanOf);
    if (spans.length > 0) return hullOf(spans);
    issues.addIssue({ code: 'custom', message: 'a startDate and lengthMinutes' });
    return z.NEVER;
  });

const agentSchedule = z
  .object({
    user: z.object({ id: z.string() }).nullish(),
    userId: z.string().nullish(),
    shifts: z.array(wireShift).nullish(),
  })
  .transform(({ user, userId, shifts }, issues): AgentShift[] => {
    const agentId = user?.id ?? userId;
    if (agentId !== undefined && agentId !== null) {
      return (shifts ?? []).map((span) => ({ agentId, ...span }));
    }
    issues.addIssue({ code: 'custom', message: 'a user' });
    return z.NEVER;
  });

const publishedSchedule = z
  .object({ weekDate: z.string(), weekCount: z.number().nullish() })
  .transform(({ weekDate, weekCount }): PublishedWeeks => ({
    fromDate: weekDate,
    weekCount: weekCount ?? 1,
  }));

/** What a search for published schedules has found, as it is answered or downloaded. */
export const foundSchedules = z
  .object({
    agentSchedules: z.array(agentSchedule).nullish(),
    publishedSchedules: z.array(publishedSchedule).nullish(),
  })
  .transform(({ agentSchedules, publishedSchedules }): PublishedShifts => ({
    shifts: (agentSchedules ?? []).flat(),
    weeks: publishedSchedules ?? null,
  }));

function spanOf({ startDate, lengthMinutes }: WireStretch): Span[] {
  if (typeof startDate !== 'number' || typeof lengthMinutes !== 'number') return [];
  return [{ startMs: startDate, endMs: startDate + lengthMinutes * MINUTE_MS }];
}

type WireStretch = z.output<z.ZodObject<typeof stretch>>;
