import { at, chat, talk } from '@halfhour/core/testing';
import { expect, it } from 'vitest';
import { printed } from './testing.ts';

const HALF_HOUR = { loggedIn: 1_800_000, interacting: 900_000, idle: 600_000 };
const TWO_AGENTS = {
  agents: ['anna', 'bea'],
  legs: [talk('anna', '09:35', '10:05'), chat('bea', '09:00', '09:10')],
  presence: { anna: HALF_HOUR },
};

it('names its zone, its denominators and how fresh it is, and fits into 80 columns', async () => {
  const { text } = await printed('table', TWO_AGENTS);
  expect(text).toBe(`\
Worked time, in the half hour in which it happened
2026-11-20 09:00 to 10:30, Europe/London (GMT); minutes:seconds

anna  anna
  start   talk   hold    ACW   dial handle   conv   busy  login   util    occ
  09:00   0:00   0:00   0:00   0:00   0:00      0   0:00  30:00   0.0%  60.0%
  09:30  25:00   0:00   0:00   0:00  25:00      1  25:00  30:00  83.3%  60.0%
  10:00   5:00   0:00   0:00   0:00   5:00      1   5:00  30:00  16.7%  60.0%
  total  30:00   0:00   0:00   0:00  30:00      2  30:00  90:00  33.3%  60.0%

bea  bea
  start   talk   hold    ACW   dial handle   conv   busy  login   util    occ
  09:00  10:00   0:00   0:00   0:00  10:00      1  10:00   0:00      -      -
  09:30   0:00   0:00   0:00   0:00   0:00      0   0:00   0:00      -      -
  10:00   0:00   0:00   0:00   0:00   0:00      0   0:00   0:00      -      -
  total  10:00   0:00   0:00   0:00  10:00      1  10:00   0:00      -      -

Total of 2 agents: 6 agent half hours read, 0 missing
  handle 40 min = talk 40 min + hold 0 ms + ACW 0 ms
    + dial 0 ms (contacting 0 ms, dialing 0 ms)
  busy 40 min: work at the same time counted once
  utilization 44.4% = busy 40 min ÷ logged in 1 h 30 min
    over 6 agent half hours that were read whole
  occupancy 60.0% = interacting 45 min ÷
    (interacting + communicating 0 ms + idle 30 min)
    over 6 agent half hours that were read whole
As of 2026-11-20 18:00 (2026-11-20T18:00:00.000Z)
`);
});

it('shows what Genesys books, with the average handle time', async () => {
  const { text } = await printed('table', TWO_AGENTS, { about: { family: 'booked' } });
  expect(text).toContain(`\
  start   talk   held    ACW handle handled
  09:00   0:00   0:00   0:00   0:00       0
  09:30   0:00   0:00   0:00   0:00       0
  10:00  30:00   0:00   0:00  30:00       1
  total  30:00   0:00   0:00  30:00       1
`);
  expect(text).toContain('  average handle time 20 min = handle 40 min ÷ handled 2\n');
});

it('marks what is missing or may still change, and says what could not be read', async () => {
  const unread = {
    kind: 'PRESENCE',
    reason: 'PERMISSION_MISSING',
    message: 'The presence of the agents could not be read.',
    missingPermissions: ['analytics:userAggregate:view'],
    span: { startMs: at('09:00'), endMs: at('10:30') },
    correlationId: 'abc',
  } as const;
  const { text } = await printed(
    'table',
    { legs: [talk('anna', '09:00', '09:10')], asOfMs: at('09:50'), unread: [unread] },
    { partial: true },
  );
  expect(text).toContain(`\
~ 09:00  10:00   0:00   0:00   0:00  10:00      1  10:00      -      -      -
> 09:30   0:00   0:00   0:00   0:00   0:00      0   0:00      -      -      -
`);
  expect(text).toContain(`\
~ provisional: may still change
> still running
`);
  expect(text).toContain(
    'Not read: The presence of the agents could not be read. Missing permissions: ' +
      'analytics:userAggregate:view. From 2026-11-20T09:00:00.000Z to 2026-11-20T10:30:00.000Z. ' +
      'Genesys’ reference: abc.\n',
  );
});

it('has a line for each new local day', async () => {
  const question = {
    fromMs: Date.parse('2026-11-19T22:00:00Z'),
    toMs: Date.parse('2026-11-19T23:30:00Z'),
  };
  const { text } = await printed('table', {}, { question, about: { zone: 'Europe/Berlin' } });
  expect(text).toMatch(/2026-11-19\n {2}23:00 .*\n {2}23:30 .*\n2026-11-20\n {2}00:00 /u);
});

it('lets no name move the cursor', async () => {
  const name = 'Eve\u001B[2J\u202E\r\nTotal';
  const { text } = await printed('table', { agents: [{ id: 'e', name, active: true }] });
  expect(text).toContain('Eve\uFFFD[2J\uFFFD\uFFFD\uFFFDTotal  e\n');
});
