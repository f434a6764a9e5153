import { HALF_HOUR_MS } from '../time/half-hour.ts';
import type { AgentDay, Slots } from '../utilization/agent-day.ts';
import { stateOf } from '../utilization/half-hour-state.ts';
import { PART_COLUMNS, PRESENCE_COLUMNS, WHOLE_COLUMNS } from './columns.ts';

/** A settled number of an agent's half hour that changed. */
export interface Restated {
  readonly halfHourStartMs: number;
  /** `tTalk`, `booked.tHandle`, `busy`, `loggedIn`, …; of all queues and media types together. */
  readonly metric: string;
  /** ms; a count for `handled` and `conversations`. */
  readonly from: number;
  readonly to: number;
}

/**
 * What a read changed of numbers that had settled before it. Numbers of a half hour that was still
 * on its way are no restatement, and neither are those first read now.
 */
export function restatedOf(before: AgentDay, after: AgentDay, settleMs: number): Restated[] {
  const settled = (readAtMs: Slots | undefined, openLegs?: Slots) => (slot: number) => {
    const startMs = before.dayStartMs + slot * HALF_HOUR_MS;
    const reading = {
      startMs,
      readAtMs: readAtMs?.[slot] ?? NaN,
      openLegs: openLegs?.[slot] ?? 0,
    };
    const state = stateOf(reading, settleMs);
    return state === 'SETTLED' || state === 'FINAL';
  };
  const workSettled = settled(before.readAtMs, before.openLegs);
  const presenceSettled = settled(before.presence?.readAtMs);
  const ofWork = workOf(after);
  const ofPresence = presenceOf(after);
  return [
    ...workOf(before).flatMap((series, nth) => changes(series, ofWork[nth], workSettled)),
    ...presenceOf(before).flatMap((series, nth) =>
      changes(series, ofPresence[nth], presenceSettled),
    ),
  ];

  function changes(
    { metric, slots }: Series,
    now: Series | undefined,
    isSettled: (slot: number) => boolean,
  ): Restated[] {
    return Array.from(slots, (from, slot) => ({ from, to: now?.slots[slot] ?? 0, slot }))
      .filter(({ from, to, slot }) => Math.round(from) !== Math.round(to) && isSettled(slot))
      .map(({ from, to, slot }) => ({
        halfHourStartMs: before.dayStartMs + slot * HALF_HOUR_MS,
        metric,
        from: Math.round(from),
        to: Math.round(to),
      }));
  }
}

interface Series {
  readonly metric: string;
  readonly slots: Slots;
}

function workOf(day: AgentDay): Series[] {
  const whole = WHOLE_COLUMNS.filter(({ metric }) => metric !== 'openLegs');
  return [
    ...PART_COLUMNS.filter(({ metric }) => metric !== 'conversations').map(
      ({ metric, slotsOf }) => ({ metric, slots: sumOf(day.parts.map(slotsOf), day.busy.length) }),
    ),
    ...whole.map(({ metric, slotsOf }) => ({ metric, slots: slotsOf(day) })),
  ];
}

function presenceOf({ presence }: AgentDay): Series[] {
  if (presence === null) return [];
  return PRESENCE_COLUMNS.map(({ metric, slotsOf }) => ({ metric, slots: slotsOf(presence) }));
}

function sumOf(all: readonly Slots[], length: number): Slots {
  const sum = new Float64Array(length);
  for (const slots of all) {
    for (const [slot, value] of slots.entries()) sum[slot] = (sum[slot] ?? 0) + value;
  }
  return sum;
}
