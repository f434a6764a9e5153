import assert from 'node:assert/strict';
import { type HalfHourSums, keyOf, type Sums } from '../baselines/half-hour-sums.ts';
import { type AgentDay, BOOKED_METRICS, HALF_HOUR_MS, WORKED_METRICS } from './measured.ts';

/** Core's agent days in the words of the baselines. */
export function sumsOf(days: readonly AgentDay[]): HalfHourSums {
  const sums = new Map<string, Sums>();
  for (const day of days) {
    for (let slot = 0; slot < day.busy.length; slot += 1) {
      const start = new Date(day.dayStartMs + slot * HALF_HOUR_MS).toISOString();
      const something = nonZero(slotOf(day, slot));
      if (Object.keys(something).length > 0) sums.set(keyOf(day.agentId, start), something);
    }
  }
  return sums;
}

/** @throws AssertionError that shows the difference: a faster wrong answer is a failure */
export function assertSameSums(ours: HalfHourSums, theirs: HalfHourSums): void {
  assert.ok(ours.size > 0, 'nothing was added up');
  assert.deepEqual(new Set(ours.keys()), new Set(theirs.keys()));
  for (const [key, sums] of theirs) assert.deepEqual(ours.get(key), nonZero(sums), key);
}

function slotOf({ parts, busy, conversations }: AgentDay, slot: number): Sums {
  const sums: Sums = { busy: busy[slot] ?? 0, conversations: conversations[slot] ?? 0 };
  const add = (name: string, value: number | undefined) => {
    sums[name] = (sums[name] ?? 0) + (value ?? 0);
  };
  for (const { worked, booked, started } of parts) {
    for (const metric of WORKED_METRICS) add(metric, worked[metric][slot]);
    for (const metric of BOOKED_METRICS) add(`booked ${metric}`, booked[metric][slot]);
    for (const metric of BOOKED_METRICS) add(`started ${metric}`, started[metric][slot]);
  }
  return sums;
}

function nonZero(sums: Sums): Sums {
  return Object.fromEntries(Object.entries(sums).filter(([, value]) => value !== 0));
}
