import { beforeAll, expect, test } from 'vitest';
import type { Client } from './client.ts';
import { clientOf, DETAILS } from './client.ts';
import { interval, where, world } from './world.ts';

const simulator = world();
const { agents, queues } = simulator.scenario();
let client: Client;

beforeAll(async () => {
  client = await clientOf(simulator);
});

const starts = (conversations: readonly { conversationStart?: string }[]) =>
  conversations.map(({ conversationStart }) => conversationStart ?? '');
const ids = (conversations: readonly { conversationId?: string }[]) =>
  new Set(conversations.map(({ conversationId }) => conversationId));

test('an interval of a second returns everything that started on its UTC day', async () => {
  const second = await client.allPages({
    interval: interval('2026-03-26T12:00:00Z', '2026-03-26T12:00:01Z'),
  });
  expect(second.length).toBeGreaterThan(500);
  expect(starts(second).every((start) => start.startsWith('2026-03-26'))).toBe(true);
  const day = await client.allPages({ interval: interval('2026-03-26') });
  expect(ids(second)).toEqual(ids(day));
});

test('a call begun before midnight UTC is not in the answer for the day it is worked on', async () => {
  const yesterday = await client.allPages({ interval: interval('2026-03-25') });
  const over = yesterday.filter(({ participants = [] }) =>
    participants
      .filter(({ userId }) => userId !== undefined)
      .some(({ sessions = [] }) =>
        sessions.some(({ segments = [] }) =>
          segments.some(({ segmentEnd = '' }) => segmentEnd > '2026-03-26'),
        ),
      ),
  );
  expect(over.length).toBeGreaterThan(0);
  const today = ids(await client.allPages({ interval: interval('2026-03-26') }));
  expect(over.some(({ conversationId }) => today.has(conversationId))).toBe(false);
});

test('an empty page has no conversations key', async () => {
  const body = { interval: interval('2026-03-26'), paging: { pageSize: 100, pageNumber: 900 } };
  const answer = await client.post(DETAILS, body);
  expect(Object.keys(answer.body)).toEqual(['totalHits']);
  const before = await client.post(DETAILS, { interval: interval('2020-01-01') });
  expect(before.body).toEqual({ totalHits: 0 });
});

test('conversations come in order of their start, or in the opposite one', async () => {
  const up = starts(await client.allPages({ interval: interval('2026-03-26') }));
  expect(up).toEqual(up.toSorted());
  const down = starts(await client.allPages({ interval: interval('2026-03-26'), order: 'desc' }));
  expect(new Set(down)).toEqual(new Set(up));
  expect(down).toEqual(down.toSorted().toReversed());
});

test('order by the end puts what is still running last', async () => {
  const all = await client.allPages({
    interval: interval('2026-03-27'),
    orderBy: 'conversationEnd',
  });
  const ends = all.map(({ conversationEnd = 'running' }) => conversationEnd);
  expect(ends.at(-1)).toBe('running');
  expect(ends).toEqual(ends.toSorted());
});

test('the default page holds 25 and the total is only about right', async () => {
  const { body } = await client.post(DETAILS, { interval: interval('2026-03-26') });
  expect(body.conversations).toHaveLength(25);
  const count = ids(await client.allPages({ interval: interval('2026-03-26') })).size;
  expect(body.totalHits).not.toBe(count);
  expect(Math.abs(body.totalHits - count)).toBeLessThan(count / 50);
});

test('some pages repeat a conversation of the page before, and none is lost', async () => {
  const shifting = world({ shiftedPages: 0.5 });
  const pages = await (await clientOf(shifting)).allPages({ interval: interval('2026-03-26') });
  const plain = await client.allPages({ interval: interval('2026-03-26') });
  expect(pages.length).toBeGreaterThan(ids(pages).size);
  expect(ids(pages)).toEqual(ids(plain));
});

test('a segment filter on agents returns their conversations and no others', async () => {
  const [one, two] = [agents[0]!.id, agents[9]!.id];
  const query = { interval: interval('2026-03-26'), segmentFilters: [where('userId', one, two)] };
  const found = await client.allPages(query);
  const all = await client.allPages({ interval: interval('2026-03-26') });
  const expected = all.filter(({ participants = [] }) =>
    participants.some(({ userId = '' }) => userId === one || userId === two),
  );
  expect(found.length).toBeGreaterThan(10);
  expect(ids(found)).toEqual(ids(expected));
});

test('all segment filters are about the same segment', async () => {
  const queueId = queues.find(({ media }) => media === 'chat')!.id;
  const filters = [
    where('mediaType', 'chat'),
    where('queueId', queueId),
    where('segmentType', 'hold'),
  ];
  const found = await client.allPages({
    interval: interval('2026-03-26'),
    segmentFilters: filters,
  });
  expect(found.length).toBeGreaterThan(0);
  const segments = found.map(({ participants = [] }) =>
    participants.flatMap(({ sessions = [] }) =>
      sessions.flatMap((session) => session.segments ?? []),
    ),
  );
  expect(
    segments.every((list) =>
      list.some((segment) => segment.segmentType === 'hold' && segment.queueId === queueId),
    ),
  ).toBe(true);
});

test('conversation filters look at the conversation', async () => {
  const query = {
    interval: interval('2026-03-26'),
    conversationFilters: [where('originatingDirection', 'outbound')],
  };
  const found = await client.allPages(query);
  expect(found.length).toBeGreaterThan(10);
  expect(found.every(({ originatingDirection }) => originatingDirection === 'outbound')).toBe(true);
});

test('what runs now has neither an end nor the metrics of an end', async () => {
  const today = await client.allPages({ interval: interval('2026-03-27') });
  const running = today
    .flatMap(({ participants = [] }) => participants)
    .filter(({ userId }) => userId !== undefined)
    .flatMap(({ sessions = [] }) => sessions)
    .filter(({ segments = [] }) =>
      segments.some(
        ({ segmentType, segmentEnd }) => segmentType !== 'alert' && segmentEnd === undefined,
      ),
    );
  expect(running.length).toBeGreaterThan(0);
  const names = running.flatMap(({ metrics = [] }) => metrics.map(({ name }) => name));
  expect(names).not.toContain('tHandle');
  expect(names).not.toContain('tAcw');
});

test('a clock set back by a second does not know what happened in that second', async () => {
  const moved = world();
  const mover = await clientOf(moved);
  const query = {
    interval: interval('2026-03-27'),
    segmentFilters: [where('mediaType', 'voice', 'chat', 'message', 'email', 'callback')],
  };
  const last = starts(await mover.allPages(query)).at(-1)!;
  moved.setNow(Date.parse(last) - 1);
  expect(starts(await mover.allPages(query)).at(-1)! < last).toBe(true);
});

test('with a data lag the newest conversations are not there yet', async () => {
  const lagging = await clientOf(world({ dataLagMs: 3_600_000 }));
  const late = starts(await lagging.allPages({ interval: interval('2026-03-27') }));
  expect(late.at(-1)! <= '2026-03-27T13:10:05').toBe(true);
});
