import { beforeAll, expect, test } from 'vitest';
import type { Simulator } from '../src/index.ts';
import type { Client } from './client.ts';
import { clientOf, DETAILS } from './client.ts';
import { interval, world } from './world.ts';

const MEGABYTE = 1_000_000;
let simulator: Simulator;
let client: Client;

beforeAll(async () => {
  simulator = world({ agents: 46_000, days: 8, reachableHits: Infinity, shiftedPages: 0 });
  client = await clientOf(simulator);
});

const page = (pageNumber: number) =>
  client.post(DETAILS, {
    interval: interval('2026-03-25'),
    paging: { pageSize: 100, pageNumber },
  });

test('a day of a million conversations is read at its first page and in its middle from 8 bytes each', async () => {
  const first = await page(1);
  expect(first.body.totalHits).toBeGreaterThan(950_000);
  expect(first.body.conversations).toHaveLength(100);
  const { days, bytes } = simulator.held();
  expect(days).toBe(1);
  expect(bytes).toBeLessThan(10 * MEGABYTE);

  const middle = await page(5000);
  expect(middle.body.conversations).toHaveLength(100);
  const last = first.body.conversations.at(-1).conversationStart;
  expect(middle.body.conversations[0].conversationStart > last).toBe(true);
  expect(simulator.held()).toEqual({ days, bytes });
});
