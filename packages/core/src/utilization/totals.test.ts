import { expect, it } from 'vitest';
import { BOOKED_METRICS, PRESENCE_METRICS, WORKED_METRICS } from './agent-day.ts';
import type { AgentInterval } from './interval.ts';
import { mapRecord } from './map-record.ts';
import { addTotals, totalsOf } from './totals.ts';

/** A half hour in which every number there is has a value of its own. */
function halfHour(agentId: string, unit: number): AgentInterval {
  let value = 0;
  const next = () => {
    value += unit;
    return value;
  };
  return {
    agentId,
    startMs: 0,
    endMs: 1_800_000,
    state: 'SETTLED',
    asOfMs: 1,
    work: {
      ...mapRecord(WORKED_METRICS, next),
      tHandle: next(),
      busy: next(),
      tHoldElsewhere: next(),
      conversations: next(),
      booked: mapRecord(BOOKED_METRICS, next),
      started: mapRecord(BOOKED_METRICS, next),
    },
    openLegs: 0,
    presence: mapRecord(PRESENCE_METRICS, next),
    presenceIsWhole: true,
    utilization: null,
    occupancy: null,
  };
}

it('adds up every number there is', () => {
  const { work, presence } = halfHour('both', 111);
  const both = [halfHour('anna', 1), halfHour('bea', 110)];
  expect(totalsOf(both)).toMatchObject({ work, presence });
  expect(addTotals(both.map((one) => totalsOf([one])))).toEqual(totalsOf(both));
});
