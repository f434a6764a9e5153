import type { Kysely } from 'kysely';
import type { AgentDaySource, LegReading, Reading } from '../report/source.ts';
import {
  halfHourOfDay,
  halfHourStartsMs,
  utcDayStartMs,
  widenToHalfHours,
} from '../time/half-hour.ts';
import type { Span } from '../time/span.ts';
import type { AgentDay } from '../utilization/agent-day.ts';
import { legsOf } from './find-legs.ts';
import { readAgentDays } from './read-agent-days.ts';
import { legsKeptSinceMs } from './retention.ts';
import type { Schema } from './schema.ts';
import { legsForgotten, legsNotRead, troubleOf } from './stored-unread.ts';
import { untilAborted } from './until-aborted.ts';

/**
 * Agent days and legs that are kept: no request to Genesys. What was never read is left out, and
 * why it could not be read is told where that is known. Rejects when the database can't be read.
 */
export function createStoredSource({ db }: { readonly db: Kysely<Schema> }): AgentDaySource {
  return {
    async readAgentDays({ span, agentIds, signal }): Promise<Reading> {
      const [agentDays, unread] = await Promise.all([
        untilAborted(db, signal, async (session) => readAgentDays(session, { span, agentIds })),
        troubleOf(db, span),
      ]);
      signal.throwIfAborted();
      return { agentDays, unread, unknownTypes: new Map(), isKept: true };
    },

    async readLegs({ agentId, span, signal }): Promise<LegReading> {
      const agentIds = [agentId];
      // In this order: legs may be newer than their time of reading says, and none may have gone.
      const { days, legs, keptSinceMs } = await untilAborted(db, signal, async (session) => ({
        days: await readAgentDays(session, { span: widenToHalfHours(span), agentIds }),
        legs: await legsOf(session, { span, agentIds }),
        keptSinceMs: await legsKeptSinceMs(session),
      }));
      if (span.startMs < keptSinceMs) {
        return { legs: [], asOfMs: span.startMs, unread: [legsForgotten(span, keptSinceMs)] };
      }
      const asOfMs = workReadAtMs(days, span);
      if (Number.isNaN(asOfMs)) {
        return { legs: [], asOfMs: span.startMs, unread: [legsNotRead(span)] };
      }
      return { legs, asOfMs, unread: [] };
    },
  };
}

/** As of when the work of the whole span is known, epoch ms; NaN: some of it was never read. */
function workReadAtMs(days: readonly AgentDay[], span: Span): number {
  const dayOf = new Map(days.map((day) => [day.dayStartMs, day]));
  return halfHourStartsMs(widenToHalfHours(span)).reduce((first, atMs) => {
    const readAtMs = dayOf.get(utcDayStartMs(atMs))?.readAtMs[halfHourOfDay(atMs)];
    return Math.min(first, readAtMs ?? NaN);
  }, Infinity);
}
