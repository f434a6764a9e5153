import { at } from '@halfhour/core/testing';
import { expect, it } from 'vitest';
import { ask, serverOf } from './ask.ts';
import { keptServer } from './kept-server.ts';
import { STATUS, type Status } from './sync-status.ts';

const NOON = at('12:00');
const NOTHING_KEPT = serverOf({ agents: ['ada'] });

/** A server whose sync says this, and remembers which pasts it was asked for. */
function syncing(status: Partial<Status> = {}) {
  const asked: { readonly startMs: number; readonly endMs: number }[] = [];
  const world = keptServer(NOON, {
    keptHere: {
      kind: 'server',
      scope: { kind: 'teams', ids: ['t1', 't2'] },
      retentionDays: 30,
      budgetUse: async () => ({
        used: 212,
        limit: 300,
        backgroundLimit: 240,
        pausedUntilMs: at('12:01'),
      }),
      sync: {
        status: async () => ({ ...STATUS, ...status }),
        requestBackfill: async (span) => void asked.push(span),
      },
    },
  });
  return { ...world, asked };
}

const backfill = (from: string, to: string) =>
  `mutation { backfill(from: "${from}", to: "${to}") { from to backfills { from left } } }`;

it('tells what is kept, how fresh it is and what is being read', async () => {
  const { data, errors } = await ask(
    syncing(),
    `{ sync {
      scope { kind ids } store retentionDays from to
      halfHours { missing running provisional settled final }
      settledUntil lag asOf genesysSilentSince directoryAsOf areJobsPermitted
      backfills { from to halfHours left }
      troubles { kind reason message start end correlationId }
      requestBudget { used limit backgroundLimit pausedUntil }
    } }`,
  );
  expect(errors).toEqual([]);
  expect(data.sync).toEqual({
    scope: { kind: 'TEAMS', ids: ['t1', 't2'] },
    store: 'SERVER',
    retentionDays: 30,
    from: '2026-11-19T00:00:00.000Z',
    to: '2026-11-20T12:30:00.000Z',
    halfHours: { missing: 48, running: 1, provisional: 2, settled: 21, final: 0 },
    settledUntil: '2026-11-20T10:30:00.000Z',
    lag: 900_000,
    asOf: '2026-11-20T11:44:00.000Z',
    genesysSilentSince: '2026-11-20T11:44:00.000Z',
    directoryAsOf: '2026-11-20T08:00:00.000Z',
    areJobsPermitted: false,
    backfills: [
      {
        from: '2026-11-19T00:00:00.000Z',
        to: '2026-11-20T00:00:00.000Z',
        halfHours: 48,
        left: 12,
      },
      {
        from: '2026-11-11T00:00:00.000Z',
        to: '2026-11-15T00:00:00.000Z',
        halfHours: 192,
        left: 192,
      },
    ],
    troubles: [
      {
        kind: 'CONVERSATIONS',
        reason: 'UNAVAILABLE',
        message: 'Genesys does not answer.',
        start: '2026-11-20T11:30:00.000Z',
        end: '2026-11-20T12:00:00.000Z',
        correlationId: 'c-1',
      },
    ],
    requestBudget: {
      used: 212,
      limit: 300,
      backgroundLimit: 240,
      pausedUntil: '2026-11-20T12:01:00.000Z',
    },
  });
});

it('does not call Genesys silent that answers', async () => {
  const { data } = await ask(
    syncing({ isGenesysSilent: false }),
    '{ sync { genesysSilentSince } }',
  );
  expect(data.sync.genesysSilentSince).toBeNull();
});

it('says null of the sync where nothing is kept', async () => {
  const { data, errors } = await ask(NOTHING_KEPT, '{ sync { lag } }');
  expect([data, errors]).toEqual([{ sync: null }, []]);
});

it('asks for a past in whole half hours, and tells what is being read of it', async () => {
  const world = syncing();
  const { data } = await ask(world, backfill('2026-11-12T09:10:00Z', '2026-11-14T10:00:00Z'));
  expect(data.backfill).toEqual({
    from: '2026-11-12T09:00:00.000Z',
    to: '2026-11-14T10:00:00.000Z',
    backfills: [{ from: '2026-11-11T00:00:00.000Z', left: 192 }],
  });
  expect(world.asked).toEqual([
    { startMs: Date.parse('2026-11-12T09:00Z'), endMs: Date.parse('2026-11-14T10:00Z') },
  ]);
});

it('asks for a past up to now, and again each time it is told to', async () => {
  const world = syncing({ backfills: [] });
  const query = backfill('2026-10-21T00:00:00Z', '2027-01-01T00:00:00Z');
  const answers = [await ask(world, query), await ask(world, query)];
  const asked = { from: '2026-10-21T00:00:00.000Z', to: '2026-11-20T12:00:00.000Z', backfills: [] };
  expect(answers.map(({ data }) => data.backfill)).toEqual([asked, asked]);
  expect(world.asked).toHaveLength(2);
});

it.each([
  [
    'a past that is not kept',
    '2026-10-20T23:59:59Z',
    '2026-10-22T00:00:00Z',
    'from',
    'kept for 30 days (HALFHOUR_RETENTION_DAYS): ask from 2026-10-21T00:00:00.000Z on',
  ],
  ['a future', '2026-11-20T12:00:00Z', '2026-11-21T00:00:00Z', 'from', 'not past'],
  [
    'a time that ends before it begins',
    '2026-11-20T10:00:00Z',
    '2026-11-20T09:00:00Z',
    'to',
    'after',
  ],
])('refuses to read %s', async (_what, from, to, argument, message) => {
  const world = syncing();
  const { errors } = await ask(world, backfill(from, to));
  expect(errors).toMatchObject([
    { message: expect.stringContaining(message), extensions: { code: 'BAD_USER_INPUT', argument } },
  ]);
  expect(world.asked).toEqual([]);
});

it('refuses to read a past into nothing', async () => {
  const { errors } = await ask(
    NOTHING_KEPT,
    backfill('2026-11-12T09:00:00Z', '2026-11-14T10:00:00Z'),
  );
  expect(errors).toMatchObject([
    {
      message: expect.stringContaining('Nothing is kept here (HALFHOUR_SYNC is off)'),
      extensions: { code: 'BAD_USER_INPUT' },
    },
  ]);
});

it('reads no past for a link: only a POST asks for one, and nobody keeps what it said', async () => {
  const world = syncing();
  const query = backfill('2026-11-12T09:00:00Z', '2026-11-14T10:00:00Z');
  const link = await world.server.fetch(
    `http://localhost/graphql?query=${encodeURIComponent(query)}`,
    { headers: { 'x-graphql-yoga-csrf': '1' } },
  );
  expect([link.status, world.asked]).toEqual([405, []]);
  const posted = await world.server.fetch('http://localhost/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  expect(posted.headers.get('cache-control')).toBe('no-store');
  expect(posted.headers.has('etag')).toBe(false);
});

function syncTimes(count: number): string {
  const fields = Array.from({ length: count }, (_, n) => `a${n}: sync { backfills { left } }`);
  return `{ ${fields.join(' ')} }`;
}

it('lets nobody ask for the state of the sync a hundred times at once', async () => {
  const few = await ask(syncing(), syncTimes(10));
  expect(few.extensions.cost.complexity).toBe(10 * (1000 + 1 + 50));
  const many = await ask(syncing(), syncTimes(101));
  expect(many.errors).toMatchObject([
    { extensions: { code: 'QUERY_TOO_BROAD' } },
    { extensions: { code: 'TOO_MANY_ALIASES' } },
  ]);
});
