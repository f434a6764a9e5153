// A child process: syncs a simulated organisation into a store of its own, and says how long its
// event loop let others wait meanwhile.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createSync, settleWaitsMs } from '../measured-store.ts';
import { clientOver } from './client.ts';
import { NOW_MS } from './organisation.ts';
import { temporaryStore } from './temporary-store.ts';

/** What a child is told to do. */
export interface SyncedOrder {
  /** Of the simulator to be synced from. */
  readonly url: string;
}

/** What it found, ms. */
export interface SyncedNumbers {
  readonly delayP99Ms: number;
  /** How much longer than the settle time half hours took to settle, the least first. */
  readonly waitsMs: readonly number[];
  readonly lagMs: number;
}

const LAG_MS = 4 * 60_000;

const [order]: SyncedOrder[] = await once(process, 'message');
assert.ok(order !== undefined);
const numbers: SyncedNumbers = {
  delayP99Ms: await delayOfSync(order.url),
  waitsMs: await waitsOf(),
  lagMs: LAG_MS,
};
process.send?.(numbers);
process.disconnect();

/** An organisation from nothing: who is who, today, and the day before. */
async function delayOfSync(gatewayUrl: string): Promise<number> {
  await using store = await temporaryStore();
  const sync = createSync({
    client: clientOver(atThatTime, { gatewayUrl }),
    db: store.database.kysely,
    clock: { nowMs: () => NOW_MS, sleep: async () => undefined },
    settings: { historyDays: 1 },
  });
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  for (;;) {
    const { left, failed } = await sync.runOnce(new AbortController().signal);
    assert.equal(failed, 0);
    if (left === 0) break;
  }
  delay.disable();
  const { halfHours } = await sync.status();
  assert.equal(halfHours.MISSING, 0);
  return delay.percentile(99) / 1e6;
}

/** The answers' dates are the machine's, and the sync believes Genesys what time it is. */
async function atThatTime(...request: Parameters<typeof fetch>): Promise<Response> {
  const answer = await fetch(...request);
  const headers = new Headers(answer.headers);
  headers.set('date', new Date(NOW_MS).toUTCString());
  return new Response(answer.body, { status: answer.status, headers });
}

async function waitsOf(): Promise<number[]> {
  await using store = await temporaryStore();
  return await settleWaitsMs(store.database.kysely, { halfHours: 25, lagMs: LAG_MS });
}
