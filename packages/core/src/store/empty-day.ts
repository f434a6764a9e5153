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
  const zeros = rowsOfZeros(WORKED_METRICS.length + 2 * BOOKED_METRICS.length + 1);
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
  const zeros = rowsOfZeros(PRESENCE_METRICS.length + 1);
  return { metrics: mapRecord(PRESENCE_METRICS, zeros), readAtMs: zeros().fill(NaN) };
}

/** An agent day without work, never read. */
export function emptyDay(agentId: string, dayStartMs: number): AgentDay {
  const zeros = rowsOfZeros(5);
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

/** Gives 48 zeros, as often as said: all in one piece of memory, which is far quicker to get. */
function rowsOfZeros(count: number): () => Slots {
  const all = new ArrayBuffer(count * HALF_HOURS_A_DAY * Float64Array.BYTES_PER_ELEMENT);
  let used = 0;
  return () => {
    const slots = new Float64Array(all, used, HALF_HOURS_A_DAY);
    used += slots.byteLength;
    return slots;
  };
}
