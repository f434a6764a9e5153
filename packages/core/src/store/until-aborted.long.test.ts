import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { at } from '../testing/legs.ts';
import { keepAgents } from './keep-directory.ts';
import type { Schema } from './schema.ts';
import { createStoredSource } from './stored-source.ts';
import { startTestServer, type TestServer } from './testing.ts';
import { LATER_MS } from './testing-read.ts';
import { untilAborted } from './until-aborted.ts';

let server: TestServer;
let db: Kysely<Schema>;
beforeAll(async () => {
  server = await startTestServer();
  db = (await server.freshDatabase()).kysely;
  await keepAgents(db, {
    agents: [{ id: 'anna', name: 'Anna', active: true }],
    readAtMs: LATER_MS,
    areAllActive: true,
  });
});
afterAll(async () => server.stop());

/** The statements of others that run now. */
async function running(): Promise<string[]> {
  const { rows } = await sql<{ query: string }>`
    select query from pg_stat_activity
    where state = 'active' and pid <> pg_backend_pid() and datname = current_database()`.execute(
    db,
  );
  return rows.map(({ query }) => query);
}

/** Of a database. */
const CONNECTIONS = 10;

const forAMinute = async (session: Kysely<Schema>) => sql`select pg_sleep(60)`.execute(session);

it('cancels the statement that runs as soon as the signal aborts', async () => {
  const client = new AbortController();
  const gone = new Error('the client has gone');
  const read = untilAborted(db, client.signal, forAMinute);
  await vi.waitFor(async () => expect(await running()).toContain('select pg_sleep(60)'));
  client.abort(gone);
  await expect(read).rejects.toBe(gone);
  await vi.waitFor(async () => expect(await running()).toEqual([]));
});

it('leaves its connection good for others, who are not cancelled', async () => {
  for (let turn = 0; turn < 20; turn += 1) {
    const client = new AbortController();
    const read = untilAborted(db, client.signal, forAMinute);
    const others = Array.from({ length: 12 }, async () => sql`select pg_sleep(0.01)`.execute(db));
    client.abort(new Error('gone'));
    await expect(read).rejects.toThrow('gone');
    await Promise.all(others);
  }
});

it('gives back all connections when all who have one are gone, and none is left to cancel by', async () => {
  const client = new AbortController();
  const begun: number[] = [];
  const statements = Promise.withResolvers<void>();
  const reads = Array.from({ length: CONNECTIONS }, async (_, nth) =>
    untilAborted(db, client.signal, async () => {
      begun.push(nth);
      await statements.promise;
    }),
  );
  await vi.waitFor(() => expect(begun).toHaveLength(CONNECTIONS));
  client.abort(new Error('gone'));
  await Promise.allSettled(reads);
  statements.resolve();
  const waitedMs = await durationMsOf(async () => sql`select 1`.execute(db));
  // A connection is waited for ten seconds.
  expect(waitedMs).toBeLessThan(8000);
});

async function durationMsOf(run: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  await run();
  return performance.now() - startedMs;
}

it('does not even begin for a signal that has aborted', async () => {
  const read = untilAborted(db, AbortSignal.abort(new Error('gone')), async () =>
    Promise.reject(new Error('begun')),
  );
  await expect(read).rejects.toThrow('gone');
});

it.each([
  [
    'agent days',
    async (signal: AbortSignal) =>
      createStoredSource({ db }).readAgentDays({
        span: { startMs: at('09:00'), endMs: at('10:00') },
        agentIds: ['anna'],
        signal,
      }),
  ],
  [
    'legs',
    async (signal: AbortSignal) =>
      createStoredSource({ db }).readLegs({
        agentId: 'anna',
        span: { startMs: at('09:00'), endMs: at('09:30') },
        signal,
      }),
  ],
])('gives up reading %s that somebody’s lock holds up', async (_what, read) => {
  const client = new AbortController();
  const release = Promise.withResolvers<void>();
  const held = Promise.withResolvers<void>();
  const holding = db.transaction().execute(async (tx) => {
    await sql`lock table agent_day_whole in access exclusive mode`.execute(tx);
    held.resolve();
    await release.promise;
  });
  await held.promise;
  const reading = read(client.signal);
  await vi.waitFor(async () => expect((await running()).join()).toContain('agent_day_whole'));
  client.abort(new Error('gone'));
  await expect(reading).rejects.toThrow('gone');
  await vi.waitFor(async () => expect(await running()).toEqual([]));
  release.resolve();
  await holding;
});
