import { beforeEach, expect, it } from 'vitest';
import type { RequestBudget } from '../genesys/budget.ts';
import type { Priority } from '../genesys/budget-rule.ts';
import type { Clock } from '../genesys/clock.ts';
import { createFakeClock } from '../genesys/testing.ts';
import { createBudgetOver, type SharingOptions } from './request-budget.ts';
import type { BudgetRow } from './request-budget-row.ts';
import { memoryRow } from './testing-request-budget.ts';

const START_MS = Date.parse('2026-11-20T12:00:00Z');

let clock: Clock;
let row: ReturnType<typeof memoryRow>;
beforeEach(() => {
  clock = createFakeClock(START_MS);
  row = memoryRow(clock);
});

function processOver(over: BudgetRow, options: SharingOptions = {}): RequestBudget {
  return createBudgetOver(over, { clock, random: () => 0, ...options });
}

async function start(budget: RequestBudget, times: number, priority: Priority = 'interactive') {
  const all = Array.from({ length: times }, async () =>
    budget.acquire({ priority, signal: undefined }),
  );
  await Promise.all(all);
  return clock.nowMs() - START_MS;
}

it('goes on with a quarter while the database is away, tells it once, and comes back', async () => {
  const told: string[] = [];
  const log = { info: (line: string) => told.push(line), warn: (line: string) => told.push(line) };
  const budget = processOver(row, { requestsPerMinute: 40, log });
  await start(budget, 16, 'background');
  row.isAway = true;
  // A quarter of 40 less a quarter of 16.
  expect(await start(budget, 6)).toBe(0);
  expect(await start(budget, 1)).toBe(61_000);
  expect(told).toEqual([expect.stringMatching(/can’t be shared .*ECONNREFUSED.*a quarter/)]);

  row.isAway = false;
  await clock.sleep(5000);
  await start(budget, 1);
  expect(told).toEqual([told[0], expect.stringContaining('again')]);
  // The one that it started alone in the last minute, and the one since.
  expect((await row.read()).state.startsMs).toEqual([START_MS + 61_000, START_MS + 66_000]);
});

it('goes on alone when the database takes more than a second, and takes nothing there then', async () => {
  const slow: BudgetRow = {
    ...row,
    async read() {
      await clock.sleep(1500);
      return row.read();
    },
  };
  const budget = processOver(slow);
  expect(await start(budget, 1)).toBe(1000);
  await clock.sleep(2000);
  expect(await start(budget, 1)).toBe(3000);
  expect((await row.read()).version).toBe(0);
});

it('obeys a 429 while the database is away, and tells the others of it when it is back', async () => {
  const budget = processOver(row);
  row.isAway = true;
  budget.pause(20_000);
  expect(await start(budget, 1)).toBe(20_000);
  budget.pause(10_000);
  expect(await start(budget, 1)).toBe(30_000);
  budget.pause(30_000);
  row.isAway = false;
  await clock.sleep(6000);
  await start(budget, 1);
  expect(await start(processOver(row), 1)).toBe(60_000);
});

it('shares again though the clock of the machine was set back by hours meanwhile', async () => {
  const told: string[] = [];
  const log = { info: (line: string) => told.push(line), warn: () => undefined };
  let behindMs = 0;
  const machine = { ...clock, nowMs: () => clock.nowMs() - behindMs };
  const budget = processOver(row, { clock: machine, log });
  row.isAway = true;
  await start(budget, 1);
  row.isAway = false;
  behindMs = 3 * 3_600_000;
  await start(budget, 1);
  expect(told).toEqual([expect.stringContaining('again')]);
});
