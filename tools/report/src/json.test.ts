import { talk } from '@halfhour/core/testing';
import { expect, it } from 'vitest';
import { printed } from './testing.ts';

const PRESENCE = { anna: { loggedIn: 1_800_000, interacting: 900_000, idle: 600_000 } };

it('has the shape that the README promises', async () => {
  const { text } = await printed(
    'json',
    { legs: [talk('anna', '09:20', '09:40')], presence: PRESENCE },
    { about: { queueIds: ['support'] } },
  );
  const { agents, definitions, ...rest } = JSON.parse(text ?? '');
  expect(agents).toHaveLength(1);
  expect(agents[0]).toMatchObject({ id: 'anna', name: 'anna', active: true });
  expect(agents[0].intervals).toHaveLength(3);
  expect(agents[0].intervals[0]).toEqual({
    start: '2026-11-20T09:00:00.000Z',
    end: '2026-11-20T09:30:00.000Z',
    startLocal: '2026-11-20 09:00',
    state: 'SETTLED',
    asOf: '2026-11-20T18:00:00.000Z',
    worked: {
      tContacting: 0,
      tDialing: 0,
      tTalk: 600_000,
      tHold: 0,
      tAcw: 0,
      tHandle: 600_000,
      tHoldElsewhere: 0,
      conversations: 1,
    },
    busy: 600_000,
    presence: {
      loggedIn: 1_800_000,
      onQueue: 0,
      interacting: 900_000,
      communicating: 0,
      idle: 600_000,
      notResponding: 0,
    },
    utilization: 1 / 3,
    occupancy: 0.6,
    presenceIsWhole: true,
  });
  expect(definitions).toContainEqual(expect.objectContaining({ name: 'tTalk', unit: 'ms' }));
  expect(rest).toMatchObject({
    version: 1,
    from: '2026-11-20T09:00:00.000Z',
    to: '2026-11-20T10:30:00.000Z',
    zone: 'Europe/London',
    family: 'worked',
    queueIds: ['support'],
    mediaTypes: null,
    total: { agentHalfHoursRead: 3, agentHalfHoursMissing: 0, busy: 1_200_000 },
    unread: [],
    unknownTypes: {},
  });
});

it('gives null, never 0, for what was not read', async () => {
  const { text } = await printed('json', { asOfMs: Date.parse('2026-11-20T09:40:00Z') });
  const { agents, total } = JSON.parse(text ?? '');
  expect(agents[0].intervals[2]).toMatchObject({ state: 'MISSING', asOf: null, busy: null });
  expect(agents[0].intervals[2].worked).toBeNull();
  expect(total).toMatchObject({ agentHalfHoursRead: 2, agentHalfHoursMissing: 1, asOf: null });
});

it('is JSON when there is nobody to tell of', async () => {
  const { text } = await printed('json', { agents: [] });
  expect(JSON.parse(text ?? '')).toMatchObject({ agents: [], total: { worked: null } });
});
