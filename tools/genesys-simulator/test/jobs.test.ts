import type { Models } from 'purecloud-platform-client-v2';
import { beforeAll, expect, test } from 'vitest';
import type { Client } from './client.ts';
import { clientOf, JOBS } from './client.ts';
import { interval, where, world } from './world.ts';

const simulator = world();
let client: Client;

beforeAll(async () => {
  client = await clientOf(simulator);
});

type Conversation = Models.AnalyticsConversation;

async function results(body: object, pageSize = 1000): Promise<Conversation[]> {
  const path = `${JOBS}/${await finished(body)}/results?pageSize=${pageSize}`;
  const conversations: Conversation[] = [];
  for (let cursor: string | undefined = ''; cursor !== undefined;) {
    const page: Models.AnalyticsConversationAsyncQueryResponse = (
      await client.get(`${path}&cursor=${cursor}`)
    ).body;
    conversations.push(...(page.conversations ?? []));
    ({ cursor } = page);
  }
  return conversations;
}

async function finished(body: object): Promise<string> {
  const { jobId } = (await client.post(JOBS, body)).body;
  for (let state = ''; state !== 'FULFILLED';)
    ({ state } = (await client.get(`${JOBS}/${jobId}`)).body);
  return jobId;
}

test('a job is accepted, queued, pending, then fulfilled', async () => {
  const submitted = await client.post(JOBS, { interval: interval('2026-03-25') });
  expect(submitted.status).toBe(202);
  const path = `${JOBS}/${submitted.body.jobId}`;
  const states = [];
  for (let poll = 0; poll < 3; poll += 1) states.push((await client.get(path)).body.state);
  expect(states).toEqual(['QUEUED', 'PENDING', 'FULFILLED']);
});

test('results of an unfinished job are refused, those of an unknown one are not found', async () => {
  const { body } = await client.post(JOBS, { interval: interval('2026-03-25') });
  expect((await client.get(`${JOBS}/${body.jobId}/results`)).status).toBe(400);
  expect((await client.get(`${JOBS}/unknown/results`)).status).toBe(404);
});

test('a deleted job is cancelled', async () => {
  const { body } = await client.post(JOBS, { interval: interval('2026-03-25') });
  expect((await client.delete(`${JOBS}/${body.jobId}`)).status).toBe(200);
  expect((await client.get(`${JOBS}/${body.jobId}`)).body.state).toBe('CANCELLED');
});

test('a job returns every conversation whose life overlaps the interval, each once', async () => {
  const [fromText, toText] = ['2026-03-26T10:00:00.000Z', '2026-03-26T10:30:00.000Z'];
  const found = await results({ interval: `${fromText}/${toText}` });
  const everything = await client.allPages({
    interval: '2026-03-22T00:00:00Z/2026-03-27T00:00:00Z',
  });
  const expected = everything.filter(
    (one) => (one.conversationStart ?? '') < toText && lastInstant(one) > fromText,
  );
  const ids = found.map(({ conversationId }) => conversationId);
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(ids)).toEqual(new Set(expected.map(({ conversationId }) => conversationId)));
  expect(found.some(({ conversationStart = '' }) => conversationStart < '2026-03-26')).toBe(true);
});

test('pages of any size add up to the same', async () => {
  const body = { interval: interval('2026-03-25') };
  expect(await results(body, 77)).toEqual(await results(body, 10_000));
  expect((await client.get(`${JOBS}/${await finished(body)}/results?pageSize=10001`)).status).toBe(
    400,
  );
});

test('a job takes segment filters, and can leave out what started before the day', async () => {
  const { id } = simulator.scenario().agents[0]!;
  const found = await results({
    interval: interval('2026-03-26'),
    segmentFilters: [where('userId', id)],
    startOfDayIntervalMatching: true,
  });
  expect(found.length).toBeGreaterThan(10);
  expect(found.every(({ conversationStart = '' }) => conversationStart >= '2026-03-26')).toBe(true);
  const users = found.map(({ participants = [] }) => participants.map(({ userId }) => userId));
  expect(users.every((list) => list.includes(id))).toBe(true);
});

test('the data of the jobs trails by hours, and says so', async () => {
  const { body } = await client.get(`${JOBS}/availability`);
  expect(body).toEqual({ dataAvailabilityDate: '2026-03-27T08:00:00.000Z' });
  const today = await results({ interval: interval('2026-03-27') });
  const starts = today.map(({ conversationStart = '' }) => conversationStart);
  expect(starts.toSorted().at(-1)! <= body.dataAvailabilityDate).toBe(true);
});

test('jobs carry what flows have written down about the customer', async () => {
  const [one] = await results({ interval: interval('2026-03-25') });
  const customer = one!.participants!.find(({ purpose }) => purpose === 'customer');
  expect(customer!.attributes).toHaveProperty('customerName');
});

function lastInstant(conversation: Models.AnalyticsConversationWithoutAttributes): string {
  const { conversationEnd = '9999', participants = [] } = conversation;
  const ends = participants.flatMap(({ sessions = [] }) =>
    sessions.flatMap(({ segments = [] }) => segments.map(({ segmentEnd = '9999' }) => segmentEnd)),
  );
  return [conversationEnd, ...ends].toSorted().at(-1)!;
}
