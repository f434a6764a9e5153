import { HALF_HOURS_A_DAY } from '../time/half-hour.ts';
import {
  type AgentDay,
  type AgentDayPart,
  BOOKED_METRICS,
  PRESENCE_METRICS,
  type PresenceDay,
  type Slots,
  WORKED_METRICS,
} from '../utilization/agent-day.ts';
import { mapRecord } from '../utilization/map-record.ts';

/** A part with nothing but zeros. */
export function emptyPart(queueId: string | null, mediaType: string): AgentDayPart {
  return {
    queueId,
    mediaType,
    worked: mapRecord(WORKED_METRICS, zeros),
    booked: mapRecord(BOOKED_METRICS, zeros),
    started: mapRecord(BOOKED_METRICS, zeros),
    conversations: zeros(),
  };
}

/** Presence with nothing but zeros, never read. */
export function emptyPresence(): PresenceDay {
  return { metrics: mapRecord(PRESENCE_METRICS, zeros), readAtMs: zeros().fill(NaN) };
}

/** An agent day without work, never read. */
export function emptyDay(agentId: string, dayStartMs: number): AgentDay {
  return {
    agentId,
    dayStartMs,
    parts: [],
    busy: zeros(),
    tHoldElsewhere: zeros(),
    conversations: zeros(),
    openLegs: zeros(),
    readAtMs: zeros().fill(NaN),
    presence: null,
  };
}

function zeros(): Slots {
  return new Float64Array(HALF_HOURS_A_DAY);
}
