import { type StartedSimulator, startSimulator } from '@halfhour/genesys-simulator';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { report } from '../report/report.ts';
import { readSettings } from '../settings/read-settings.ts';
import { halfhourSettings } from '../settings/shapes.ts';
import { StoreInputError } from '../store/store-input-error.ts';
import { DAY_MS, HALF_HOUR_MS, utcDayStartMs } from '../time/half-hour.ts';
import type { Span } from '../time/span.ts';
import type { Halfhour } from './halfhour.ts';
import { openHalfhour } from './open-halfhour.ts';

const { signal } = new AbortController();
let genesys: StartedSimulator;
let dataDir: string;
let opened: Halfhour | undefined;

beforeAll(async () => {
  genesys = await startSimulator({ agents: 8, days: 10 });
  dataDir = await mkdtemp(join(tmpdir(), 'halfhour-open-'));
});
afterEach(async () => {
  await opened?.close();
  opened = undefined;
});
afterAll(async () => {
  await genesys.close();
  await rm(dataDir, { recursive: true });
});

/** Opens it, and tells when everything that is wanted has been read. */
async function open(variables: Record<string, string> = {}) {
  const env = readSettings(halfhourSettings(dataDir), {
    GENESYS_CLIENT_ID: 'simulator',
    GENESYS_CLIENT_SECRET: 'simulator-secret',
    GENESYS_GATEWAY_URL: genesys.url,
    HALFHOUR_DATA: 'kept',
    ...variables,
  });
  let heard = Promise.withResolvers<void>();
  const log = () => {
    heard.resolve();
    heard = Promise.withResolvers();
  };
  const halfhour = await openHalfhour(env, {
    name: 'test',
    log: { debug: log, info: log, warn: log },
  });
  opened = halfhour;
  /** Waits for events, never for time. */
  async function until(isReached: () => Promise<boolean>): Promise<void> {
    for (let next = heard.promise; !(await isReached()); next = heard.promise) await next;
  }
  return { halfhour, until };
}

const nothingMissing = (halfhour: Halfhour, span: Span) => async () => {
  const { agents } = await ask(halfhour, span);
  return agents.every(({ intervals }) => intervals.every(({ state }) => state !== 'MISSING'));
};

async function ask({ report: deps }: Halfhour, { startMs, endMs }: Span) {
  return report({ fromMs: startMs, toMs: endMs }, deps, signal);
}

/** Everybody's busy time, half hour by half hour, beside what really happened. */
async function busyAndTruth(halfhour: Halfhour, span: Span) {
  const { agents } = await ask(halfhour, span);
  const agentIds = agents.map(({ agent }) => agent.id);
  const truth = genesys.simulator.truth({ fromMs: span.startMs, toMs: span.endMs, agentIds });
  return {
    busy: agents.map(({ intervals }) => intervals.map(({ work }) => work?.busy ?? null)),
    truth: agentIds.map((id) =>
      truth.agents.find(({ agentId }) => agentId === id)?.halfHours.map(({ busy }) => busy),
    ),
  };
}

/** Whole half hours of yesterday, which have settled at any time of day. */
function yesterday(): Span {
  const todayMs = utcDayStartMs(genesys.simulator.nowMs());
  return { startMs: todayMs - DAY_MS, endMs: todayMs - 4 * HALF_HOUR_MS };
}

it('answers from the first moment, and when it was started again without any help of Genesys', async () => {
  const first = await open();
  const live = await busyAndTruth(first.halfhour, yesterday());
  expect(live.busy.length).toBeGreaterThan(5);
  expect(live.busy).toEqual(live.truth);
  await first.until(async () => (await first.halfhour.kept?.sync.status())?.lagMs === 0);
  await first.halfhour.close();

  genesys.simulator.addFault({ kind: 'dropConnection', times: 100_000 });
  const second = await open();
  const { busy, truth } = await busyAndTruth(second.halfhour, yesterday());
  expect(busy).toEqual(truth);
  genesys.simulator.clearFaults();
});

it('tells that a long past is missing, and reads it', async () => {
  const { halfhour, until } = await open();
  const endMs = yesterday().startMs - 3 * DAY_MS;
  const past = { startMs: endMs - 3 * DAY_MS, endMs };
  const { unread, agents } = await ask(halfhour, past);
  expect(unread).toMatchObject([{ kind: 'CONVERSATIONS', reason: 'NOT_READ_YET' }]);
  expect(agents[0]?.intervals[0]).toMatchObject({ state: 'MISSING', work: null });
  await until(nothingMissing(halfhour, past));
  expect((await ask(halfhour, past)).unread).toEqual([]);
  const { busy, truth } = await busyAndTruth(halfhour, past);
  expect(busy).toEqual(truth);
});

it('keeps nothing with HALFHOUR_SYNC=off, and still answers', async () => {
  const { halfhour } = await open({ HALFHOUR_SYNC: 'off', HALFHOUR_DATA: 'nothing' });
  const { busy, truth } = await busyAndTruth(halfhour, yesterday());
  expect(busy).toEqual(truth);
  expect(existsSync(join(dataDir, 'nothing'))).toBe(false);
});

it('refuses a store with numbers of another organisation', async () => {
  const elsewhere = open({ GENESYS_ENV: 'mypurecloud.ie', GENESYS_GATEWAY_URL: '' });
  await expect(elsewhere).rejects.toThrow(StoreInputError);
  await expect(elsewhere).rejects.toThrow(
    /holds numbers from 127\.0\.0\.1, and these settings read api\.mypurecloud\.ie: set HALFHOUR_DATA/u,
  );
});
