import type { Shift } from './shift.ts';

/** A shift of everyday: 09:00 to 17:00 in London, made long ago; with what a test says of it. */
export function aShift(given: Partial<Shift> = {}): Shift {
  return {
    id: '0f0e0d0c-0000-4000-8000-000000000001',
    name: 'Day',
    zone: 'Europe/London',
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    startMinute: minuteOf('09:00'),
    endMinute: minuteOf('17:00'),
    validFrom: null,
    validTo: null,
    who: { kind: 'team', id: 't1' },
    target: { from: 0.7, to: 0.85 },
    settleMinutes: 10,
    version: 1,
    origin: 'graphql',
    createdAtMs: 0,
    changedAtMs: 0,
    endedAtMs: null,
    ...given,
  };
}

/** A shift from one time of the clock to another: `22:00-06:00`. */
export function shiftFrom(hours: string, given: Partial<Shift> = {}): Shift {
  const [start = '', end = ''] = hours.split('-');
  return aShift({ startMinute: minuteOf(start), endMinute: minuteOf(end), ...given });
}

function minuteOf(time: string): number {
  const [hours = NaN, minutes = NaN] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
