import { HttpResponse } from 'msw';
import pLimit from 'p-limit';
import { expect, test } from 'vitest';
import { parseInstant } from '../time/instant.ts';
import { conversationPages } from './conversation-details.ts';
import { loginHandler, testClient } from './testing.ts';
import { interceptedNetwork } from './testing-network.ts';
import { askedAgents, detailsHandler, type TestChat, wireChat } from './testing-analytics.ts';

const server = interceptedNetwork();

const FROM = '2026-11-20T09:00:00.000Z';
const chat = (id: string, userId = 'ann'): TestChat => ({ id, userId, from: FROM });
const chats = (count: number) =>
  Array.from({ length: count }, (_, index) => wireChat(chat(`c${index}`)));

const window = {
  startMs: parseInstant('2026-11-20T00:00:00Z'),
  endMs: parseInstant('2026-11-21T00:00:00Z'),
};

/** Serves these conversations, reads the window, and tells which ids came. */
async function read(
  served: ReturnType<typeof detailsHandler>,
  agentIds: readonly string[] | null = ['ann'],
  signal?: AbortSignal,
) {
  server.use(loginHandler().handler, served.handler);
  const ids: string[] = [];
  const pages = conversationPages({
    client: testClient(),
    context: { priority: 'interactive', signal },
    window,
    agentIds,
    limit: pLimit(4),
  });
  for await (const page of pages) ids.push(...page.conversations.map((one) => one.conversationId));
  return ids;
}

test('a window is asked for by segment filter, oldest first, in pages of a hundred', async () => {
  const served = detailsHandler(() => chats(1));
  await read(served, ['ann', 'bob']);
  expect(served.asked[0]).toEqual({
    interval: '2026-11-20T00:00:00.000Z/2026-11-21T00:00:00.000Z',
    order: 'asc',
    orderBy: 'conversationStart',
    paging: { pageSize: 100, pageNumber: 1 },
    segmentFilters: [
      {
        type: 'or',
        predicates: ['ann', 'bob'].map((value) => ({
          type: 'dimension',
          dimension: 'userId',
          operator: 'matches',
          value,
        })),
      },
    ],
  });
});

test('everyone is asked for without a filter', async () => {
  const served = detailsHandler(() => [wireChat(chat('c1', 'bob'))]);
  expect(await read(served, null)).toEqual(['c1']);
  expect(served.asked[0]).not.toHaveProperty('segmentFilters');
});

test('an empty window costs one request, and a page without conversations has none', async () => {
  const served = detailsHandler(() => []);
  expect(await read(served)).toEqual([]);
  expect(served.asked).toHaveLength(1);
});

test.each([
  ['right', (count: number) => count],
  ['too low', (count: number) => Math.floor(count * 0.4)],
  ['too high', (count: number) => count * 2],
  ['nothing', () => 0],
])('all pages are read to an empty one when totalHits is %s', async (_, totalHits) => {
  const served = detailsHandler(() => chats(430), { totalHits });
  const ids = await read(served);
  expect(new Set(ids).size).toBe(430);
  const pages = served.asked.map(({ paging }) => paging.pageNumber);
  expect(Math.max(...pages)).toBeGreaterThanOrEqual(6);
  expect(new Set(pages).size).toBe(pages.length);
});

test('a conversation that comes in between pages read side by side pushes none out', async () => {
  const before = chats(350);
  const after = [wireChat(chat('newcomer')), ...before];
  const visited = new Set<number>();
  // Page 3 is made before the newcomer is there and page 2 after it: c199 is then on neither.
  const served = detailsHandler(({ paging: { pageNumber } }) => {
    const isFirstVisit = !visited.has(pageNumber);
    visited.add(pageNumber);
    return isFirstVisit && pageNumber !== 2 ? before : after;
  });
  const ids = new Set(await read(served));
  expect(before.filter(({ conversationId }) => !ids.has(conversationId))).toEqual([]);
});

test('a read that would page too deep is halved by agents, not by hours', async () => {
  const all = ['ann', 'bob', 'cy'].map((userId) => wireChat(chat(`of-${userId}`, userId)));
  const served = detailsHandler(() => all, {
    totalHits: (count, body) => (askedAgents(body).length > 1 ? 5_001 : count),
  });
  const ids = new Set(await read(served, ['ann', 'bob', 'cy']));
  expect(ids).toEqual(new Set(['of-ann', 'of-bob', 'of-cy']));
  const first = served.asked.filter(({ paging }) => paging.pageNumber === 1);
  expect(first.map((body) => askedAgents(body).join(' '))).toEqual([
    'ann bob cy',
    'ann bob',
    'ann',
    'bob',
    'cy',
  ]);
  expect(new Set(served.asked.map(({ interval }) => interval)).size).toBe(1);
});

test('a page that fails for good ends the read, and the pages beside it', async () => {
  const served = detailsHandler(() => chats(2_000), {
    answer: ({ paging }) =>
      paging.pageNumber === 3
        ? HttpResponse.json({ code: 'bad.request' }, { status: 400 })
        : undefined,
  });
  await expect(read(served)).rejects.toMatchObject({ name: 'GenesysRequestError', status: 400 });
  expect(served.asked.length).toBeLessThan(20);
});

test('an abort ends the read with its reason', async () => {
  const ending = new AbortController();
  const served = detailsHandler(() => chats(2_000), {
    answer: ({ paging }) => {
      if (paging.pageNumber === 4) ending.abort(new Error('enough'));
      return undefined;
    },
  });
  await expect(read(served, ['ann'], ending.signal)).rejects.toThrow('enough');
});

test('one malformed conversation does not lose its page', async () => {
  const malformed = { ...wireChat(chat('bad')), participants: 'unavailable' };
  const good = wireChat(chat('good'));
  const served = detailsHandler(() => [malformed, good], {
    answer: ({ paging }) =>
      paging.pageNumber === 1
        ? HttpResponse.json({ conversations: [malformed, good], totalHits: 2 })
        : HttpResponse.json({ totalHits: 2 }),
  });
  expect(await read(served)).toEqual(['good']);
});
