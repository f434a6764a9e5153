import { talk } from '@halfhour/core/testing';
import { expect, it } from 'vitest';
import { ask, MINUTE_MS, serverOf } from './ask.ts';

const QUERY = `query ($id: ID!, $at: DateTime!) {
  explain(agentId: $id, at: $at) {
    agent { name }
    interval { start end tTalk booked { tHandle } }
    sentences
    legs {
      mediaType queueId isOpen worked booked sentence
      segments { type start end isWork insideStart insideEnd worked }
      emissions { metric value emitted isBookedHere }
    }
    unread { message }
  }
}`;

it('explains how a call was clipped and why Genesys shows another number', async () => {
  const world = serverOf({ agents: ['ada'], legs: [talk('ada', '09:35', '10:05')] });
  const { data, errors } = await ask(world, QUERY, { id: 'ada', at: '2026-11-20T09:59:59.999Z' });
  expect(errors).toEqual([]);
  const [leg] = data.explain.legs;
  expect(data.explain).toMatchObject({
    agent: { name: 'ada' },
    interval: {
      start: '2026-11-20T09:30:00.000Z',
      end: '2026-11-20T10:00:00.000Z',
      tTalk: 25 * MINUTE_MS,
      booked: { tHandle: 0 },
    },
    sentences: [leg.sentence],
    unread: [],
  });
  expect(leg).toMatchObject({
    mediaType: 'voice',
    queueId: 'support',
    isOpen: false,
    worked: 25 * MINUTE_MS,
    booked: 0,
    segments: [
      {
        type: 'interact',
        start: '2026-11-20T09:35:00.000Z',
        end: '2026-11-20T10:05:00.000Z',
        isWork: true,
        insideStart: '2026-11-20T09:35:00.000Z',
        insideEnd: '2026-11-20T10:00:00.000Z',
        worked: 25 * MINUTE_MS,
      },
    ],
  });
  expect(leg.emissions).toContainEqual({
    metric: 'tHandle',
    value: 30 * MINUTE_MS,
    emitted: '2026-11-20T10:05:00.000Z',
    isBookedHere: false,
  });
});

it('tells times on the clock of the site', async () => {
  const world = serverOf(
    { agents: ['ada'], legs: [talk('ada', '09:35', '10:05')] },
    { zone: 'Asia/Kathmandu' },
  );
  const { data } = await ask(world, QUERY, { id: 'ada', at: '2026-11-20T09:30:00Z' });
  expect(data.explain.sentences[0]).toContain('wholly in 15:45');
});
