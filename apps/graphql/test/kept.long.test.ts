import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Halfhour, halfhourSettings, openHalfhour, readSettings } from '@halfhour/core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask, serverOf } from './ask.ts';
import { type Organisation, startOrganisation } from './simulated-organisation.ts';

const { signal } = new AbortController();
const AFTERNOON_MS = Date.parse('2026-11-20T14:47:11.250Z');
/** Genesys' nightly pipeline has rewritten the day, and jobs know of it. */
const NIGHTS_LATER_MS = Date.parse('2026-11-22T09:10:00Z');
const DAY = { from: '2026-11-18T00:00:00.000Z', to: '2026-11-19T00:00:00.000Z' };
const PAST = { from: '2026-11-12T00:00:00.000Z', to: '2026-11-14T00:00:00.000Z' };

let genesys: Organisation;
let dataDir: string;
const opened: Halfhour[] = [];

beforeAll(async () => {
  genesys = await startOrganisation(AFTERNOON_MS, { agents: 12, days: 12 });
  dataDir = await mkdtemp(join(tmpdir(), 'halfhour-graphql-'));
});
afterAll(async () => {
  for (const halfhour of opened) await halfhour.close();
  genesys.close();
  await rm(dataDir, { recursive: true });
});

/** A process with its own GraphQL server over the store that all of them share. */
async function newProcess(name: string) {
  const env = readSettings(halfhourSettings(dataDir), {
    GENESYS_CLIENT_ID: 'simulator',
    GENESYS_CLIENT_SECRET: 'simulator-secret',
    GENESYS_GATEWAY_URL: genesys.url,
    GENESYS_REQUESTS_PER_MINUTE: '100000',
    HALFHOUR_DATA: 'store',
  });
  const log = { debug: () => undefined, info: () => undefined, warn: () => undefined };
  const halfhour = await openHalfhour(env, { name, log, syncs: false });
  opened.push(halfhour);
  const world = serverOf(
    {},
    {
      report: { ...halfhour.report, nowMs: () => genesys.simulator.nowMs() },
      kept: halfhour.kept,
      restatements: halfhour.restatements,
    },
  );
  /** Reads from Genesys whatever is due. */
  async function readAll(): Promise<void> {
    for (let left = 1; left > 0;) left = (await halfhour.kept?.sync.runOnce(signal))?.left ?? 0;
  }
  return { ...world, readAll };
}

type Process = Awaited<ReturnType<typeof newProcess>>;

interface Row {
  readonly agentId: string;
  readonly start: string;
  readonly busy: number | null;
}

const HALF_HOURS = `query ($from: DateTime!, $to: DateTime!) {
  utilization(from: $from, to: $to, first: 1000) {
    unread { message }
    intervals { agentId start state busy tAcw booked { tHandle } }
  }
}`;

async function halfHours(process: Process, window: typeof DAY): Promise<any[]> {
  const { data, errors } = await ask(process, HALF_HOURS, { ...window });
  expect(errors).toEqual([]);
  expect(data.utilization.unread).toEqual([]);
  return data.utilization.intervals;
}

/** Whether each answer so far was given again. */
const remembered = ({ log }: Process) => log.map(({ isRemembered }) => isRemembered === true);

/** What everybody's busy time really was, of those who are active. */
function truth(rows: readonly Row[], { from, to }: typeof DAY): Row[] {
  const agentIds = [...new Set(rows.map(({ agentId }) => agentId))];
  const span = { fromMs: Date.parse(from), toMs: Date.parse(to) };
  return genesys.simulator
    .truth({ ...span, agentIds })
    .agents.flatMap(({ agentId, halfHours: told }) =>
      told.map(({ start, busy }) => ({ agentId, start, busy })),
    );
}

function busyOf(rows: readonly Row[]): Row[] {
  return rows.map(({ agentId, start, busy }) => ({ agentId, start, busy }));
}

function inOrder(rows: readonly Row[]): Row[] {
  const key = ({ agentId, start }: Row) => `${agentId} ${start}`;
  return rows.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

it('gives the truth again until another process has read another, and tells what was restated', async () => {
  const [one, other] = [await newProcess('one'), await newProcess('other')];
  await one.readAll();
  const before = await halfHours(one, DAY);
  expect(before.length).toBeGreaterThan(5 * 48);
  expect(inOrder(busyOf(before))).toEqual(inOrder(truth(before, DAY)));
  expect(await halfHours(one, DAY)).toEqual(before);
  expect(remembered(one)).toEqual([false, true]);

  genesys.simulator.setNow(NIGHTS_LATER_MS);
  await other.readAll();
  const after = await halfHours(one, DAY);
  expect(remembered(one)).toEqual([false, true, false]);
  expect(inOrder(busyOf(after))).toEqual(inOrder(truth(after, DAY)));
  expect(await halfHours(other, DAY)).toEqual(after);

  const { data } = await ask(
    one,
    `{ restatements(from: "${DAY.from}", to: "${DAY.to}", first: 10000) {
      hasMore entries { agent { id } start metric from to }
    } }`,
  );
  const restated = data.restatements.entries.filter(({ metric }: any) => metric === 'tAcw');
  expect(restated.length).toBeGreaterThan(0);
  for (const { agent, start, from, to } of restated) {
    const isIt = (row: any) => row.agentId === agent.id && row.start === start;
    expect([before.find(isIt)?.tAcw, after.find(isIt)?.tAcw]).toEqual([from, to]);
  }
});

it('reads a past that was asked for, once however often it is asked for', async () => {
  const process = await newProcess('backfill');
  const query = `mutation { backfill(from: "${PAST.from}", to: "${PAST.to}") {
    from to backfills { from to halfHours left }
  } }`;
  const asked = await ask(process, query);
  expect(asked.data.backfill).toEqual({
    ...PAST,
    backfills: [{ ...PAST, halfHours: 96, left: 96 }],
  });
  expect((await ask(process, query)).data).toEqual(asked.data);
  await process.readAll();
  expect((await ask(process, query)).data.backfill).toEqual({ ...PAST, backfills: [] });
  const rows = await halfHours(process, PAST);
  expect(rows.every(({ state }) => state === 'FINAL')).toBe(true);
  expect(inOrder(busyOf(rows))).toEqual(inOrder(truth(rows, PAST)));
});

it('tells how fresh all of it is, and not where it lies', async () => {
  const process = await newProcess('status');
  await process.readAll();
  const { data, errors } = await ask(
    process,
    `{ sync {
      scope { kind } store halfHours { missing final } lag genesysSilentSince directoryAsOf
      backfills { left } troubles { message } requestBudget { used limit }
    } }`,
  );
  expect(errors).toEqual([]);
  expect(data.sync).toMatchObject({
    scope: { kind: 'ALL' },
    store: 'EMBEDDED',
    halfHours: { missing: 0 },
    lag: 0,
    genesysSilentSince: null,
    directoryAsOf: expect.any(String),
    backfills: [],
    troubles: [],
    requestBudget: { limit: 100_000 },
  });
  expect(data.sync.halfHours.final).toBeGreaterThanOrEqual(96);
  expect(data.sync.requestBudget.used).toBeGreaterThan(0);
  expect(JSON.stringify(data)).not.toContain(dataDir);
});
