import { expect, it } from 'vitest';
import type { SlotReading } from '../store/slot-readings.ts';
import { DAY_MS, HALF_HOUR_MS, halfHourStartsMs } from '../time/half-hour.ts';
import { DEFAULT_SYNC_SETTINGS } from './settings.ts';
import { statusOf } from './status.ts';

const NOW_MS = Date.parse('2026-11-20T14:05:00Z');
const TODAY_MS = Date.parse('2026-11-20T00:00:00Z');
const settings = { ...DEFAULT_SYNC_SETTINGS, historyDays: 1 };
const last = TODAY_MS + 28 * HALF_HOUR_MS;
const away = {
  kind: 'CONVERSATIONS',
  reason: 'UNAVAILABLE',
  message: 'Genesys Cloud did not answer.',
  missingPermissions: [],
  correlationId: null,
} as const;

function reading(startMs: number, readAtMs: number, trouble: SlotReading['trouble'] = null) {
  const half = { halfHourStartMs: startMs, workReadAtMs: readAtMs, presenceReadAtMs: readAtMs };
  return { ...half, version: 1, leasedUntilMs: NaN, attempts: trouble === null ? 0 : 3, trouble };
}

/** Yesterday and today, read as `change` says, five minutes ago where it says nothing. */
function status(change: (startMs: number) => SlotReading | undefined = () => undefined) {
  const starts = halfHourStartsMs({ startMs: TODAY_MS - DAY_MS, endMs: last + HALF_HOUR_MS });
  const readings = starts.map((startMs) => change(startMs) ?? reading(startMs, NOW_MS - 300_000));
  const totals = { count: 1000, firstMs: TODAY_MS - 300 * DAY_MS, lastReadMs: last };
  const rest = { directoryReadAtMs: NaN, jobsUntilMs: undefined, clockBehindMs: 0, settings };
  return statusOf({ readings, totals, nowMs: NOW_MS, ...rest });
}

it('says what is kept and that nothing is behind', () => {
  expect(status()).toMatchObject({
    halfHours: { MISSING: 0, RUNNING: 1, PROVISIONAL: 1, SETTLED: 75, FINAL: 923 },
    coverage: { startMs: TODAY_MS - 300 * DAY_MS, endMs: last + HALF_HOUR_MS },
    lagMs: 0,
    readAtMs: NOW_MS - 300_000,
    isGenesysSilent: false,
    backfills: [],
    troubles: [],
    directoryReadAtMs: null,
    areJobsPermitted: null,
  });
});

it('says since when Genesys is silent', () => {
  const readAtMs = last - 3 * HALF_HOUR_MS;
  const told = status((startMs) =>
    startMs >= last - 4 * HALF_HOUR_MS
      ? reading(startMs, startMs < readAtMs ? readAtMs : NaN, away)
      : reading(startMs, readAtMs),
  );
  expect(told).toMatchObject({ isGenesysSilent: true, readAtMs, lagMs: 65 * 60_000 });
  expect(told.troubles).toMatchObject([{ reason: 'UNAVAILABLE' }]);
});

it('does not take old trouble, or trouble with presence, for silence', () => {
  const old = status((startMs) =>
    startMs === TODAY_MS - DAY_MS ? reading(startMs, NaN, away) : undefined,
  );
  expect(old).toMatchObject({ isGenesysSilent: false, troubles: [{ reason: 'UNAVAILABLE' }] });
  const presence = { ...away, kind: 'PRESENCE' } as const;
  const partly = status((startMs) =>
    startMs === last ? reading(startMs, NOW_MS, presence) : undefined,
  );
  expect(partly.isGenesysSilent).toBe(false);
});

it('tells a past that is being read as one stretch of days, with how much is left', () => {
  const past = { startMs: TODAY_MS - DAY_MS, endMs: TODAY_MS };
  const told = status((startMs) =>
    startMs < TODAY_MS - DAY_MS / 2 ? reading(startMs, NaN) : undefined,
  );
  expect(told.backfills).toEqual([{ ...past, halfHours: 48, left: 24 }]);
});

it('tells how far a past of all the days is that may be kept', () => {
  const past = { startMs: TODAY_MS - 4000 * DAY_MS, endMs: TODAY_MS };
  const told = statusOf({
    readings: halfHourStartsMs(past).map((startMs) => reading(startMs, NaN)),
    totals: { count: 4000 * 48, firstMs: past.startMs, lastReadMs: NaN },
    nowMs: NOW_MS,
    directoryReadAtMs: NaN,
    jobsUntilMs: undefined,
    clockBehindMs: 0,
    settings,
  });
  expect(told.coverage.startMs).toBe(past.startMs);
  expect(told.backfills).toMatchObject([{ startMs: past.startMs }]);
});
