import type { Kysely } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Unread } from '../report/source.ts';
import { readTerms } from '../shifts/read-terms.ts';
import type { PublishedStore } from '../shifts/published-store.ts';
import type { ShiftTerms } from '../shifts/shift.ts';
import { fileShiftId } from '../shifts/shift-name.ts';
import type { ShiftStore } from '../shifts/shift-store.ts';
import { forgetBefore } from './retention.ts';
import type { Schema } from './schema.ts';
import { createShiftStore } from './shifts.ts';
import { createPublishedStore } from './shifts-published.ts';
import { startTestServer, type TestServer } from './testing.ts';

let server: TestServer;
let db: Kysely<Schema>;
let store: ShiftStore;
let published: PublishedStore;
beforeAll(async () => {
  server = await startTestServer();
});
beforeEach(async () => {
  db = (await server.freshDatabase()).kysely;
  store = createShiftStore(db);
  published = createPublishedStore(db);
});
afterAll(async () => server.stop());

function terms(name: string, given: object = {}): ShiftTerms {
  const zone = 'Europe/London';
  return readTerms({ name, zone, start: '13:00', end: '22:00', teamId: 't1', ...given });
}

const names = async (includeEnded = false) =>
  (await store.list({ includeEnded })).map(({ name }) => name);

it('keeps every term of a shift, and finds it by id and by name in any letters', async () => {
  const given = terms('Ärzte', {
    teamId: null,
    agentIds: ['a', 'b'],
    weekdays: [1, 6],
    target: { from: 0.1, to: 0.7 },
    settleMinutes: 0,
    validFrom: '2026-03-29',
    validTo: '2026-10-25',
  });
  const shift = await store.add(given, 'slack');
  expect(shift).toMatchObject({ ...given, origin: 'slack', version: 1, endedAtMs: null });
  expect(await store.byId(shift.id.toUpperCase())).toEqual(shift);
  expect(await store.byName('äRZTE ')).toEqual(shift);
  expect(await store.byId('no uuid')).toBeUndefined();
});

it('gives a name to one living shift only', async () => {
  const late = await store.add(terms('Late'), 'graphql');
  await expect(store.add(terms('LATE'), 'slack')).rejects.toThrow(
    'There is a shift “Late” already, made over GraphQL: choose another name',
  );
  await store.end(late.id);
  const next = await store.add(terms('late'), 'slack');
  const other = await store.add(terms('Early'), 'slack');
  await expect(store.change(other, terms('Late'))).rejects.toMatchObject({ argument: 'name' });
  expect(await store.change(next, terms('LATE'))).toMatchObject({ name: 'LATE', version: 2 });
  expect(await names()).toEqual(['Early', 'LATE']);
  expect(await names(true)).toEqual(['Early', 'LATE', 'Late']);
});

it('changes a shift only as it was read, and none that has ended', async () => {
  const shift = await store.add(terms('Late'), 'graphql');
  const changes = [terms('Late', { end: '23:00' }), terms('Late', { end: '21:00' })];
  const both = await Promise.allSettled(changes.map(async (to) => store.change(shift, to)));
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  await expect(store.change(shift, terms('Late'))).rejects.toThrow(
    'it has version 2, and version is 1. Look at it again',
  );
  const ended = await store.end(shift.id);
  expect(await store.end(shift.id)).toEqual(ended);
  await expect(store.change(ended, terms('Late'))).rejects.toThrow('“Late” has ended');
  await expect(store.end('0f0e0d0c-0000-4000-8000-000000000001')).rejects.toThrow('no shift with');
});

it('makes the shifts of the file those in it, whoever loads it and however often', async () => {
  await store.add(terms('Mine'), 'slack');
  const first = [terms('Early'), terms('Late')];
  const loads = await Promise.all([store.keepFile(first), store.keepFile(first)]);
  const written = loads.map(({ added, changed }) => added.length + changed.length);
  expect(written.toSorted((a, b) => a - b)).toEqual([0, 2]);
  const kept = await store.keepFile([terms('Late', { end: '23:00' })]);
  expect(kept).toMatchObject({ added: [], changed: [{ version: 2 }], ended: [{ name: 'Early' }] });
  expect(await names()).toEqual(['Late', 'Mine']);
  const back = await store.keepFile(first);
  const versions = { Early: 3, Late: 3 };
  expect(Object.fromEntries(back.changed.map((one) => [one.name, one.version]))).toEqual(versions);
  expect(await store.byName('early')).toMatchObject({ id: fileShiftId('Early'), endedAtMs: null });
});

it('lets nobody change a shift of the file, nor a file take a name that is taken', async () => {
  const [late] = (await store.keepFile([terms('Late')])).added;
  const refused = 'The shift “Late” is kept in a file (HALFHOUR_SHIFTS): change it there.';
  await expect(store.change(late!, terms('Late'))).rejects.toThrow(refused);
  await expect(store.end(late!.id)).rejects.toThrow(refused);
  await store.add(terms('Mine'), 'slack');
  await expect(store.keepFile([terms('mine')])).rejects.toThrow('made in Slack');
  expect(await names()).toEqual(['Late', 'Mine']);
});

const TROUBLE: Unread = {
  kind: 'SCHEDULES',
  reason: 'PERMISSION_MISSING',
  message: 'No.',
  missingPermissions: ['wfm:publishedSchedule:view'],
  span: { startMs: 0, endMs: 1 },
  correlationId: null,
};

it('keeps published days by unit, zone and date, with the trouble of the last reading', async () => {
  const span = { startMs: 1_000_000, endMs: 2_000_000 };
  const day = { date: '2026-11-20', span, agentIds: ['a'], readAtMs: 3 };
  const off = { date: '2026-11-21', span: null, agentIds: [], readAtMs: 3 };
  const zones = [{ zone: 'Asia/Tokyo', days: [day, off] }];
  await published.keepTrouble('m1', TROUBLE);
  const unread = { agentIds: null, readAtMs: null, trouble: TROUBLE };
  expect(await published.readingOf('m1')).toEqual(unread);
  await published.keep('m1', { agentIds: ['a', 'b'], zones });
  const later = { ...day, span: { ...span, endMs: 2_500_000 }, readAtMs: 4 };
  await published.keep('m1', { agentIds: ['a'], zones: [{ zone: 'Asia/Tokyo', days: [later] }] });
  await published.keepTrouble('m1', TROUBLE);
  expect(await published.readingOf('m1')).toMatchObject({ agentIds: ['a'], trouble: TROUBLE });
  const range = { unitId: 'm1', zone: 'Asia/Tokyo', fromDate: '2026-11-19', toDate: '2026-11-21' };
  const known = await published.daysOf(range);
  expect([...known.values()]).toEqual([later, off]);
  expect((await published.daysOf({ ...range, zone: 'Asia/Seoul' })).size).toBe(0);
  await forgetBefore(db, Date.parse('2026-11-21T00:00Z'));
  expect([...(await published.daysOf(range)).keys()]).toEqual(['2026-11-21']);
});

it('gives the right to read a unit to one at a time', async () => {
  const pauseMs = 60_000;
  const claims = async () =>
    Promise.all([published.claim('m1', pauseMs), published.claim('m1', pauseMs)]);
  expect((await claims()).toSorted()).toEqual([false, true]);
  expect(await claims()).toEqual([false, false]);
  expect(await published.claim('m1', 0)).toBe(true);
});
