import { at } from '@halfhour/core/testing';
import type { KeptHere } from '../src/ask-context.ts';

const DAY_MS = 86_400_000;

/** How far a sync is. */
export type Status = Awaited<ReturnType<KeptHere['sync']['status']>>;

/** A sync at noon of the test day: it was going well until Genesys fell silent. */
export const STATUS: Status = {
  halfHours: { MISSING: 48, RUNNING: 1, PROVISIONAL: 2, SETTLED: 21, FINAL: 0 },
  coverage: { startMs: at('00:00') - DAY_MS, endMs: at('12:30') },
  settledUntilMs: at('10:30'),
  lagMs: 900_000,
  readAtMs: at('11:44'),
  isGenesysSilent: true,
  backfills: [
    { startMs: at('00:00') - DAY_MS, endMs: at('00:00'), halfHours: 48, left: 12 },
    {
      startMs: at('00:00') - 9 * DAY_MS,
      endMs: at('00:00') - 5 * DAY_MS,
      halfHours: 192,
      left: 192,
    },
  ],
  troubles: [
    {
      kind: 'CONVERSATIONS',
      reason: 'UNAVAILABLE',
      message: 'Genesys does not answer.',
      missingPermissions: [],
      span: { startMs: at('11:30'), endMs: at('12:00') },
      correlationId: 'c-1',
    },
  ],
  directoryReadAtMs: at('08:00'),
  areJobsPermitted: false,
  clockBehindMs: 0,
};
