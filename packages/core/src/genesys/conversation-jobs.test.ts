import { delay, http, HttpResponse } from 'msw';
import { expect, test, vi } from 'vitest';
import { parseInstant } from '../time/instant.ts';
import { readBooked } from './testing-booked.ts';
import { conversationJob, jobsCompleteUntilMs } from './conversation-jobs.ts';
import { API, createFakeClock, inTurn, loginHandler, ok, testClient } from './testing.ts';
import { interceptedNetwork } from './testing-network.ts';
import { wireChat } from './testing-analytics.ts';

const server = interceptedNetwork();

const JOBS = `${API}/api/v2/analytics/conversations/details/jobs`;
const background = { priority: 'background' } as const;
const span = {
  startMs: parseInstant('2026-11-17T00:00:00Z'),
  endMs: parseInstant('2026-11-18T00:00:00Z'),
};
const chat = (id: string) => ({
  ...wireChat({ id, userId: 'ann', from: '2026-11-17T09:00:00.000Z' }),
});

/** Serves a job that goes through these states, with two pages of results. */
function serveJob(...states: string[]) {
  const told = { submitted: [] as unknown[], looks: 0, cancelled: 0 };
  const state = inTurn(...states.map((one) => ok({ state: one })));
  server.use(
    loginHandler().handler,
    http.post(JOBS, async ({ request }) => {
      told.submitted.push(await request.json());
      return HttpResponse.json({ jobId: 'job-1' }, { status: 202 });
    }),
    http.get(`${JOBS}/job-1`, () => {
      told.looks += 1;
      return state();
    }),
    http.get(`${JOBS}/job-1/results`, ({ request }) => {
      const cursor = new URL(request.url).searchParams.get('cursor');
      return cursor === null
        ? ok({ conversations: [chat('c1'), chat('c2')], cursor: 'next' })()
        : ok({ conversations: [chat('c3')] })();
    }),
    http.delete(`${JOBS}/job-1`, () => {
      told.cancelled += 1;
      return new HttpResponse(null, { status: 204 });
    }),
  );
  return told;
}

async function read(signal?: AbortSignal) {
  const clock = createFakeClock();
  const startMs = clock.nowMs();
  const ids: string[] = [];
  const context = { ...background, signal };
  const job = { client: testClient({ clock }), context, span, agentIds: ['ann'], clock };
  const { pages } = await conversationJob(job);
  for await (const page of pages()) {
    ids.push(...page.conversations.map(({ conversationId }) => conversationId));
  }
  return { ids, tookMs: clock.nowMs() - startMs };
}

test('a job is submitted, looked at ever less often, and its pages read by cursor', async () => {
  const told = serveJob('QUEUED', 'PENDING', 'PENDING', 'FULFILLED');
  const { ids, tookMs } = await read();
  expect(ids).toEqual(['c1', 'c2', 'c3']);
  expect(tookMs).toBe(1_000 + 1_500 + 2_250 + 3_375);
  expect(told).toMatchObject({ looks: 4, cancelled: 0 });
  expect(told.submitted).toMatchObject([
    { interval: '2026-11-17T00:00:00.000Z/2026-11-18T00:00:00.000Z' },
  ]);
  expect(told.submitted[0]).not.toHaveProperty('paging');
});

test.each(['FAILED', 'EXPIRED', 'CANCELLED'])('a job that ends as %s is told', async (state) => {
  serveJob('QUEUED', state);
  await expect(read()).rejects.toMatchObject({
    name: 'GenesysUnavailableError',
    message: expect.stringContaining(state),
  });
});

test('an abort cancels the job in Genesys too', async () => {
  const told = serveJob('QUEUED', 'PENDING');
  const ending = new AbortController();
  server.events.on('response:mocked', () => {
    if (told.looks === 2) ending.abort(new Error('enough'));
  });
  await expect(read(ending.signal)).rejects.toThrow('enough');
  server.events.removeAllListeners();
  expect(told.cancelled).toBe(1);
});

test('an abort waits for no more than seconds for Genesys to cancel the job', async () => {
  const told = serveJob('QUEUED', 'PENDING');
  server.use(http.delete(`${JOBS}/job-1`, async () => delay('infinite')));
  const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(AbortSignal.abort());
  const ending = new AbortController();
  server.events.on('response:mocked', () => {
    if (told.looks === 2) ending.abort(new Error('enough'));
  });
  await expect(read(ending.signal)).rejects.toThrow('enough');
  server.events.removeAllListeners();
  expect(timeout.mock.lastCall?.[0]).toBeLessThan(5_000);
  timeout.mockRestore();
});

test('until when jobs are complete is an instant', async () => {
  server.use(
    loginHandler().handler,
    http.get(`${JOBS}/availability`, ok({ dataAvailabilityDate: '2026-11-19T04:00:00.000Z' })),
  );
  expect(await jobsCompleteUntilMs(testClient(), background)).toBe(
    parseInstant('2026-11-19T04:00:00Z'),
  );
});

test('what Genesys booked is added up over media types that nobody asked for', async () => {
  const interval = '2026-11-17T09:00:00.000Z/2026-11-17T09:30:00.000Z';
  const row = (mediaType: string, sum: number) => ({
    group: { userId: 'ann', mediaType },
    data: [{ interval, metrics: [{ metric: 'tHandle', stats: { count: 1, sum } }] }],
  });
  server.use(
    loginHandler().handler,
    http.post(
      `${API}/api/v2/analytics/conversations/aggregates/query`,
      ok({ results: [row('voice', 60_000), row('chat', 5_000), { group: { userId: 'bob' } }] }),
    ),
  );
  const asked = { client: testClient(), context: background, span, agentIds: ['ann', 'bob'] };
  expect(await readBooked(asked)).toEqual([
    {
      agentId: 'ann',
      halfHourStartMs: parseInstant('2026-11-17T09:00:00Z'),
      metric: 'tHandle',
      count: 2,
      sumMs: 65_000,
    },
  ]);
});
