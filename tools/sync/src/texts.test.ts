import { expect, it } from 'vitest';
import { eventLine } from './event-line.ts';
import { statusText } from './status-text.ts';

const span = { startMs: Date.parse('2026-11-20T00:00Z'), endMs: Date.parse('2026-11-21T00:00Z') };

it('tells what was read in a line', () => {
  const read = { kind: 'read', span, conversations: 1368, rows: 1619, durationMs: 5962 } as const;
  expect(eventLine({ ...read, task: 'day', restatements: 2 })).toBe(
    'Read a whole day 2026-11-20 00:00 UTC to 2026-11-21 00:00 UTC: 1,368 conversations, ' +
      '1,619 rows written, 2 numbers restated, 6.0 s',
  );
  expect(eventLine({ ...read, task: 'directory', restatements: 0 })).toBe(
    'Read who there is: 1,619 rows written, 6.0 s',
  );
  expect(eventLine({ kind: 'lostLease', task: 'day', span })).toBeNull();
});

it('tells how far it is, and what is in the way', () => {
  const text = statusText(
    { location: '/data/postgres' },
    {
      halfHours: { MISSING: 12, RUNNING: 0, PROVISIONAL: 2, SETTLED: 30, FINAL: 100 },
      coverage: span,
      settledUntilMs: span.startMs,
      lagMs: 150 * 60_000,
      readAtMs: span.endMs,
      isGenesysSilent: true,
      directoryReadAtMs: span.endMs,
      areJobsPermitted: true,
      clockBehindMs: 0,
      backfills: [{ ...span, halfHours: 48, left: 12 }],
      troubles: [
        {
          kind: 'PRESENCE',
          reason: 'PERMISSION_MISSING',
          message: 'It may not be read.\u001B[2J',
          missingPermissions: [],
          span,
          correlationId: null,
        },
      ],
    },
  );
  expect(text).toBe(`Store     /data/postgres
Wanted    2026-11-20 00:00 UTC to 2026-11-21 00:00 UTC
States    12 MISSING, 2 PROVISIONAL, 30 SETTLED, 100 FINAL
Settled   until 2026-11-20 00:00 UTC, 3 hours behind
Read      2026-11-21 00:00 UTC; Genesys has not answered since
To read   12 of 48 half hours, 2026-11-20 00:00 UTC to 2026-11-21 00:00 UTC
Trouble   It may not be read.\uFFFD[2J
`);
});
