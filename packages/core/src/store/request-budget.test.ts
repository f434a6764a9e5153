import fc from 'fast-check';
import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { RequestBudget } from '../genesys/budget.ts';
import { type Clock, systemClock } from '../genesys/clock.ts';
import type { Priority } from '../genesys/budget-rule.ts';
import type { Database } from './postgres/database.ts';
import type { StoreLog } from './postgres/log.ts';
import { createBudgetOver, createSharedBudget, type SharingOptions } from './request-budget.ts';
import { type BudgetRow, budgetRow } from './request-budget-row.ts';
import { budgetUse } from './request-budget-use.ts';
import type { Schema } from './schema.ts';
import { startTestServer, type TestServer } from './testing.ts';
import {
  createPatientClock,
  type PatientClock,
  timedRow,
  wrongClock,
} from './testing-request-budget.ts';

const START_MS = Date.parse('2026-11-20T12:00:00Z');

let server: TestServer;
let database: Database<Schema>;
let clock: PatientClock;
let clientId: string;
/** Questions to the database. */
let asked: number;
beforeAll(async () => {
  server = await startTestServer();
  database = await server.freshDatabase();
});
beforeEach(() => {
  clock = createPatientClock(START_MS);
  clientId = randomUUID();
  asked = 0;
});
afterAll(async () => server.stop());

/** The row of this test's client, on a clock that needs no waiting. */
function row(): BudgetRow {
  const timed = timedRow(budgetRow(database.kysely, clientId), clock);
  return {
    read: async () => {
      asked += 1;
      return timed.read();
    },
    replace: async (...written) => timed.replace(...written),
  };
}

/** Nothing is told while the database is there. */
const quiet: StoreLog = {
  info: (line) => expect.unreachable(line),
  warn: (line) => expect.unreachable(line),
};

/** What one process has. */
function process(options: SharingOptions = {}): RequestBudget {
  return createBudgetOver(row(), { clock, random: () => 0, ...options });
}

/** A machine that does many things at once is slow, and that is not what is tested. */
const patient: Clock = {
  ...systemClock,
  sleep: async (durationMs, signal) => systemClock.sleep(durationMs * 20, signal),
};

/** A process on the clocks of the database and of this machine. */
function realProcess(): RequestBudget {
  return createSharedBudget({ db: database.kysely, clientId, clock: patient, log: quiet });
}

async function start(budget: RequestBudget, priority: Priority = 'interactive', times = 1) {
  const all = Array.from({ length: times }, async () =>
    budget.acquire({ priority, signal: undefined }),
  );
  await Promise.all(all);
}

const passedMs = (): number => clock.nowMs() - START_MS;

interface Start {
  readonly atMs: number;
  readonly priority: Priority;
}

/** The most starts in any 61 s that begin with one of them. */
function busiest(starts: readonly Start[]): number {
  const within = (fromMs: number) =>
    starts.filter(({ atMs }) => atMs >= fromMs && atMs < fromMs + 61_000).length;
  return Math.max(0, ...starts.map(({ atMs }) => within(atMs)));
}

const asking = fc.array(
  fc.record({
    // Often the same moment.
    atMs: fc.integer({ min: 0, max: 15 }).map((times) => times * 10_000),
    priority: fc.constantFrom<Priority>('interactive', 'background'),
    of: fc.integer({ min: 0, max: 2 }),
  }),
  { maxLength: 50 },
);

it('keeps the limit over all processes, whatever their clocks say, and all start in the end', async () => {
  await fc.assert(
    fc.asyncProperty(asking, fc.integer({ min: 1, max: 12 }), async (wishes, limit) => {
      clock = createPatientClock(START_MS);
      clientId = randomUUID();
      const processes = [0, -3_600_000, 7_200_000].map((wrongByMs) =>
        process({
          log: quiet,
          requestsPerMinute: limit,
          clock: wrongClock(clock, wrongByMs),
          random: Math.random,
        }),
      );
      const starts: Start[] = [];
      await Promise.all(
        wishes.map(async ({ atMs, priority, of }) => {
          await clock.sleep(atMs);
          await processes[of]?.acquire({ priority, signal: undefined });
          starts.push({ atMs: clock.nowMs(), priority });
        }),
      );
      expect(starts).toHaveLength(wishes.length);
      expect(busiest(starts)).toBeLessThanOrEqual(limit);
      const background = starts.filter(({ priority }) => priority === 'background');
      expect(busiest(background)).toBeLessThanOrEqual(Math.max(1, Math.floor(limit * 0.8)));
    }),
    { numRuns: 20 },
  );
});

it('keeps the limit when many processes ask in the same moment, and gives all of it', async () => {
  const startedMs: number[] = [];
  const processes = Array.from({ length: 6 }, async () => {
    const budget = process({ requestsPerMinute: 20, log: quiet });
    for (let left = 5; left > 0; left -= 1) {
      await start(budget);
      startedMs.push(passedMs());
    }
  });
  await Promise.all(processes);
  expect(startedMs.filter((atMs) => atMs === 0)).toHaveLength(20);
  expect(startedMs.filter((atMs) => atMs === 61_000)).toHaveLength(10);
});

it('lets a question start at once although another process has used the share of background work', async () => {
  const [one, other] = [process({ requestsPerMinute: 10 }), process({ requestsPerMinute: 10 })];
  await start(one, 'background', 8);
  const ninth = start(other, 'background').then(passedMs);
  await start(other, 'interactive', 2);
  expect(passedMs()).toBe(0);
  expect(await ninth).toBe(61_000);
});

it('asks the database twice for a burst of 300, and not at all while nobody can start', async () => {
  const budget = process();
  await start(budget, 'interactive', 300);
  expect([passedMs(), asked]).toEqual([0, 2]);
  await start(budget, 'interactive', 5);
  expect([passedMs(), asked]).toEqual([61_000, 3]);
});

it('lets interactive questions start before the background work that asked before them', async () => {
  const budget = process({ requestsPerMinute: 1 });
  await start(budget);
  const order: string[] = [];
  const later = (['background', 'interactive'] as const).map(async (priority) => {
    await start(budget, priority);
    order.push(priority);
  });
  await Promise.all(later);
  expect(order).toEqual(['interactive', 'background']);
});

it('after a 429 of one process, none starts before the time that Genesys named', async () => {
  const [one, other] = [process(), process()];
  await start(other);
  one.pause(42_000);
  await start(one);
  expect(passedMs()).toBe(42_000);
  one.pause(10_000);
  await start(one);
  await start(other);
  expect(passedMs()).toBe(52_000);
});

it('lets processes hear of a 429 from one that asks for nothing more', async () => {
  const [one, other] = [process({ clock: wrongClock(clock, -3_600_000) }), process()];
  one.pause(42_000);
  await expect.poll(async () => (await row().read()).version).toBe(1);
  await start(other);
  expect(passedMs()).toBe(42_000);
});

it('lets all processes know what answers told one of them', async () => {
  const [one, other] = [process(), process()];
  await start(one);
  one.observe({ startedMs: clock.nowMs(), count: 8, allowed: 10, resetMs: 30_000 });
  await start(one);
  await start(other);
  expect(passedMs()).toBe(0);
  await start(other);
  expect(passedMs()).toBe(30_000);
  await start(other, 'interactive', 8);
  expect(passedMs()).toBe(61_000);
});

it('does not tell the others of answers that hold nothing new', async () => {
  const budget = process();
  await start(budget, 'interactive', 5);
  budget.observe({ startedMs: clock.nowMs(), count: 1, allowed: 300, resetMs: 60_000 });
  await start(budget);
  const before = asked;
  for (const count of [1, 3, 6]) {
    budget.observe({ startedMs: clock.nowMs(), count, allowed: 300, resetMs: 60_000 });
  }
  await start(budget);
  expect(asked).toBe(before + 1);
});

it('an abort ends the waiting at once and costs the others nothing', async () => {
  const [one, other] = [process({ requestsPerMinute: 1 }), process({ requestsPerMinute: 1 })];
  await start(one);
  const ending = new AbortController();
  const leaving = one.acquire({ priority: 'interactive', signal: ending.signal });
  ending.abort(new Error('enough'));
  await expect(leaving).rejects.toThrow('enough');
  await start(other);
  expect(passedMs()).toBe(61_000);
});

it('keeps apart what has another OAuth client, of whose id it keeps a hash only', async () => {
  await start(process({ requestsPerMinute: 1 }));
  const first = clientId;
  clientId = randomUUID();
  await start(process({ requestsPerMinute: 1 }));
  expect(passedMs()).toBe(0);
  const { rows } = await sql`select * from request_budget`.execute(database.kysely);
  expect(rows.length).toBeGreaterThan(1);
  expect(JSON.stringify(rows)).not.toContain(first);
});

it('does not wait for hours when the clock of the server was set back', async () => {
  const ahead = timedRow(budgetRow(database.kysely, clientId), clock, 3_600_000);
  await start(createBudgetOver(ahead, { clock, requestsPerMinute: 1, random: () => 0 }));
  await start(process({ requestsPerMinute: 1 }));
  expect(passedMs()).toBe(61_000);
});

it('does not ask in the moment for which all processes wait', async () => {
  const budget = process({ requestsPerMinute: 1, random: () => 0.5 });
  await start(budget, 'interactive', 2);
  expect(passedMs()).toBe(61_250);
});

it('tells what is used by all, of what, and until when nobody starts', async () => {
  const { kysely: db } = database;
  const use = async () => budgetUse(db, { clientId, requestsPerMinute: 50 });
  const nothing = { used: 0, limit: 50, backgroundLimit: 40, pausedUntilMs: null };
  expect(await use()).toEqual(nothing);
  const [one, other] = [realProcess(), realProcess()];
  await Promise.all([start(one, 'interactive', 3), start(other, 'background', 2)]);
  expect(await use()).toEqual({ ...nothing, used: 5 });
  one.observe({ startedMs: Date.now() + 1000, count: 17, allowed: 40, resetMs: 30_000 });
  await start(one);
  expect(await use()).toEqual({ used: 18, limit: 40, backgroundLimit: 32, pausedUntilMs: null });
  one.pause(60_000);
  const isPaused = async () => ((await use()).pausedUntilMs ?? 0) > Date.now() + 50_000;
  await expect.poll(isPaused).toBe(true);
});

it('forgets clients that nobody has used for a day', async () => {
  const { kysely: db } = database;
  await start(realProcess());
  await sql`update request_budget set changed_at = now() - interval '25 hours'`.execute(db);
  clientId = randomUUID();
  await start(realProcess());
  const { rows } = await sql`select client from request_budget`.execute(db);
  expect(rows).toHaveLength(1);
});
