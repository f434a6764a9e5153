import fc from 'fast-check';
import { expect, it } from 'vitest';
import { endedOrOpen } from './ended-or-open.ts';
import { loginHandler, testClient } from './testing.ts';
import { askedAgents, type DetailsBody, detailsHandler, wireChat } from './testing-analytics.ts';
import { interceptedNetwork } from './testing-network.ts';

const server = interceptedNetwork();

const START_MS = Date.parse('2026-11-20T00:00:00Z');
const MINUTE_MS = 60_000;
const NOW_MINUTE = 600;
const window = { startMs: START_MS, endMs: START_MS + NOW_MINUTE * MINUTE_MS };

/** A chat from one minute of the day to another; `null`: it still runs. */
type Chat = readonly [from: number, to: number | null];
const at = (minute: number) => new Date(START_MS + minute * MINUTE_MS).toISOString();

/** Where a service puts what has not ended, in a list in order of ends, the newest first. */
type OpenAre = 'first' | 'last' | 'by their start';

/** Serves the chats, all of agents in turn. */
function serve(chats: readonly Chat[], openAre: OpenAre, agents = ['ann']) {
  const key = ([from, to]: Chat) =>
    to ?? (openAre === 'first' ? Infinity : openAre === 'last' ? -Infinity : from);
  const wire = chats
    .map((chat, index) => ({ chat, id: `c${index}`, userId: agents[index % agents.length] ?? '' }))
    .toSorted((a, b) => key(b.chat) - key(a.chat) || a.id.localeCompare(b.id));
  const served = detailsHandler((body) =>
    wire
      .filter(({ chat: [, to] }) => to === null || !asksForOpen(body))
      .map(({ chat: [from, to], id, userId }) =>
        wireChat({ id, userId, from: at(from), ...(to === null ? {} : { to: at(to) }) }),
      ),
  );
  server.use(loginHandler().handler, served.handler);
  return served;
}

const asksForOpen = ({ segmentFilters = [] }: DetailsBody) =>
  segmentFilters.some(({ predicates }) =>
    predicates.some(({ dimension }) => dimension === 'segmentEnd'),
  );

async function read(
  sinceMinute: number,
  agentIds: readonly string[] | null = null,
  deepestPage?: number,
) {
  const ids = new Set<string>();
  let splits = 0;
  const pages = endedOrOpen({
    client: testClient({ requestsPerMinute: 100_000 }),
    context: { priority: 'background' },
    window,
    agents: { agentIds: agentIds ?? ['ann', 'bob'], isEveryone: agentIds === null },
    sinceMs: START_MS + sinceMinute * MINUTE_MS,
    ...(deepestPage === undefined ? {} : { deepestPage }),
    onSplit: () => {
      splits += 1;
    },
  });
  for await (const page of pages) for (const one of page.conversations) ids.add(one.conversationId);
  return { ids, splits };
}

const running = (count: number): Chat[] => Array.from({ length: count }, (_, n) => [n % 590, null]);
const ended = (count: number, to: number): Chat[] =>
  Array.from({ length: count }, (_, n) => [Math.max(0, to - 5 - (n % 7)), to]);

it('reads pages until one goes back far enough, and no more', async () => {
  const served = serve(
    [...running(20), ...ended(150, 599), ...ended(50, 580), ...ended(900, 500)],
    'first',
  );
  expect((await read(570)).ids.size).toBe(300);
  expect(served.asked.map(({ paging }) => paging.pageNumber)).toEqual([1, 2, 3]);
  expect(served.asked[0]).toMatchObject({
    order: 'desc',
    orderBy: 'segmentEnd',
    paging: { pageSize: 100 },
    segmentFilters: [{ predicates: [{ dimension: 'userId', operator: 'exists' }] }],
  });
});

it('asks for what runs where nothing that came does, which costs one request at night', async () => {
  const served = serve([...ended(30, 500)], 'first');
  expect((await read(570)).ids.size).toBe(30);
  expect(served.asked.map(asksForOpen)).toEqual([false, true]);
});

it('names the agents it is told', async () => {
  const served = serve([...running(4), ...ended(4, 500)], 'first', ['ann', 'bob']);
  expect((await read(570, ['bob'])).ids.size).toBe(4);
  expect(served.asked.map(askedAgents)).toEqual([['bob']]);
});

it('reads a list that grows deep as lists of fewer agents', async () => {
  const served = serve([...running(1), ...ended(520, 590)], 'first', ['ann', 'bob']);
  const { ids, splits } = await read(570, null, 3);
  expect([ids.size, splits]).toEqual([521, 1]);
  expect(Math.max(...served.asked.map(({ paging }) => paging.pageNumber))).toBe(4);
  expect(new Set(served.asked.map((body) => askedAgents(body).join()))).toEqual(
    new Set(['', 'ann', 'bob']),
  );
});

it('finds what ended since and what runs, wherever a service puts what runs', async () => {
  const minute = fc.integer({ min: 0, max: NOW_MINUTE - 1 });
  const chat = fc.tuple(minute, fc.option(minute)).map(([from, to]): Chat => {
    return to === null ? [from, null] : [Math.min(from, to), Math.max(from, to)];
  });
  const openAre = fc.constantFrom<OpenAre>('first', 'last', 'by their start');
  const chats = fc.array(chat, { maxLength: 400, size: 'max' });
  await fc.assert(
    fc.asyncProperty(chats, openAre, minute, async (all, where, since) => {
      serve(all, where);
      const { ids } = await read(since);
      const needed = all.flatMap(([, to], index) =>
        (to ?? Infinity) >= since ? [`c${index}`] : [],
      );
      expect(needed.filter((id) => !ids.has(id))).toEqual([]);
    }),
    { numRuns: 25 },
  );
});
