import type { Models } from 'purecloud-platform-client-v2';
import { beforeAll, expect, test } from 'vitest';
import type { Answer, Client } from './client.ts';
import { clientOf, send } from './client.ts';
import { world } from './world.ts';

const simulator = world();
const { managementUnits, teams, agents } = simulator.scenario();
const london = managementUnits[0]!;
const PATH = '/api/v2/workforcemanagement/managementunits';
const DAY = { startDate: '2026-03-27T00:00:00Z', endDate: '2026-03-28T00:00:00.000Z' };
let client: Client;

beforeAll(async () => {
  client = await clientOf(simulator);
});

const searchPath = (query = '') => `${PATH}/${london.id}/agentschedules/search${query}`;

/** Asks until it is no longer processed. */
async function search(body: object, query = ''): Promise<Answer> {
  for (;;) {
    const answer = await client.post(searchPath(query), body);
    if (answer.body.status !== 'Processing') return answer;
  }
}

type Found = Models.BuAgentSchedulesSearchResponse;

const shiftsOf = ({ agentSchedules = [] }: Found) =>
  agentSchedules.flatMap(({ user, shifts = [] }) => shifts.map((one) => ({ ...one, user })));

test('a unit is the agents of a team who are still there', async () => {
  const { body } = await client.get(PATH);
  expect(body.entities).toHaveLength(teams.length);
  expect(body.entities[0]).toMatchObject({ id: london.id, timeZone: 'Europe/London' });
  const users = (await client.get(`${PATH}/${london.id}/users`)).body.entities;
  const there = agents.filter(
    ({ teamId, state }) => teamId === london.teamId && state === 'active',
  );
  expect(users.map(({ id }: { id: string }) => id)).toEqual(there.map(({ id }) => id));
  expect((await client.get(`${PATH}/unknown/users`)).status).toBe(404);
});

test('a search is processed at first, and complete when it is asked again', async () => {
  const body = { ...DAY, userIds: [agents[0]!.id] };
  const statuses = [];
  for (let times = 0; times < 4; times += 1) {
    statuses.push((await client.post(searchPath(), body)).body.status);
  }
  expect(statuses).toEqual(['Processing', 'Complete', 'Processing', 'Complete']);
});

test('a published shift is that of the crew, with its breaks, and the agent worked in it', async () => {
  const { result }: { result: Found } = (await search(DAY)).body;
  const [shift] = shiftsOf(result);
  const startMs = Date.parse(shift!.startDate!);
  expect(shift!.lengthMinutes).toBe(510);
  const minutes = shift!.activities!.map(({ lengthMinutes }) => lengthMinutes);
  expect(minutes.reduce((sum, one) => sum + one, 0)).toBe(510);
  expect(new Set(shift!.activities!.map(({ activityCodeId }) => activityCodeId))).toContain('2');
  const hour = { fromMs: startMs + 3_600_000, toMs: startMs + 2 * 3_600_000 };
  const [truth] = simulator.truth({ ...hour, agentIds: [shift!.user!.id!] }).agents;
  expect(truth!.halfHours.some(({ busy }) => busy > 0)).toBe(true);
});

test('weeks are published from the start of the data to two weeks ahead', async () => {
  const wide = { startDate: '2026-01-01T00:00:00Z', endDate: '2026-12-31T00:00:00Z' };
  const { body } = await search(wide);
  const { publishedSchedules = [], ...found }: Found = await downloaded(body.downloadUrl);
  const weeks = publishedSchedules.map(({ weekDate }) => weekDate);
  expect(weeks).toEqual(['2026-03-23', '2026-03-30', '2026-04-06']);
  const starts = shiftsOf(found).map(({ startDate = '' }) => startDate);
  expect(starts.toSorted().at(-1)! < '2026-04-13').toBe(true);
});

test('who is ill is planned until the shift begins, and then has a day off', async () => {
  const own = world();
  const dayOff = async (now: string) => {
    own.setNow(Date.parse(now));
    const asked = { startDate: '2026-03-23T00:00:00Z', endDate: '2026-04-05T00:00:00Z' };
    const ours = await clientOf(own);
    await ours.post(searchPath('?forceDownloadService=true'), asked);
    const { downloadUrl } = (await ours.post(searchPath('?forceDownloadService=true'), asked)).body;
    const { pathname, search: signature } = new URL(downloadUrl);
    const found: Found = (await send(own, `${pathname}${signature}`)).body;
    const markers = (found.agentSchedules ?? []).flatMap((one) => one.fullDayTimeOffMarkers ?? []);
    return { markers: markers.length, shifts: shiftsOf(found).length };
  };
  const before = await dayOff('2026-03-22T12:00:00Z');
  const after = await dayOff('2026-04-05T12:00:00Z');
  expect(before.markers).toBe(0);
  expect(after.markers).toBeGreaterThan(0);
  expect(after.shifts + after.markers).toBe(before.shifts);
});

test('a large result is downloaded, by whoever has the address and without a token', async () => {
  const { body } = await search(DAY, '?forceDownloadService=true');
  expect(body.result).toBeUndefined();
  const { pathname, search: signature } = new URL(body.downloadUrl);
  const headers = { authorization: 'Bearer any' };
  expect((await send(simulator, `${pathname}${signature}`, { headers })).status).toBe(400);
  expect((await send(simulator, `${pathname}?signature=made-up`)).status).toBe(403);
  const found = await downloaded(body.downloadUrl);
  expect(found).toEqual((await search(DAY)).body.result);
});

async function downloaded(address: string): Promise<Found> {
  const { pathname, search: signature } = new URL(address);
  return (await send(simulator, `${pathname}${signature}`)).body;
}

test.each([
  ['no startDate', { endDate: DAY.endDate }, 'bad.request'],
  ['dates that are no instants', { startDate: 'today', endDate: DAY.endDate }, 'invalid.date'],
  ['an end before the start', { startDate: DAY.endDate, endDate: DAY.startDate }, 'bad.request'],
  ['a field that there is not', { ...DAY, agentIds: [] }, 'bad.request'],
  ['userIds that are no list', { ...DAY, userIds: 'x' }, 'bad.request'],
])('a search with %s is refused', async (_what, body, code) => {
  const answer = await client.post(searchPath(), body);
  expect(answer.status).toBe(400);
  expect(answer.body.code).toBe(code);
});

test('a search needs a permission of workforce management, and names it', async () => {
  simulator.addFault({ kind: 'forbidden', permission: 'wfm:publishedSchedule:view', times: 1 });
  const answer = await client.post(searchPath(), DAY);
  expect(answer.status).toBe(403);
  expect(answer.body.message).toContain('wfm:publishedSchedule:view');
});
