import assert from 'node:assert/strict';
import autocannon from 'autocannon';
import { ratio, spreadOf } from '../measure/spread.ts';
import type { Finding, Part } from '../part.ts';
import { type App, startApp, untilKept } from '../world/app.ts';
import { nextWord, startChild } from '../world/child.ts';

/** How long each run is, and how many there are of each: a busy machine is busy for all of them. */
const SECONDS = 5;
const MOST_ROUNDS = 3;
const CONNECTIONS = 10;
/** Requests a second that are tried, one after the other, until one is too many. */
const RATES = [5, 10, 20, 40, 80, 160, 320, 640];
/** One at which all are compared, whatever the machine. */
const SLOW_RATE = 10;
const P99_MS = 100;
const DAY_MS = 86_400_000;

/** How many may ask at the same time. */
export const load: Part = {
  name: 'load',
  title: 'how many may ask at the same time while a sync runs',
  run: async (rounds) => whileSyncing(Math.min(rounds, MOST_ROUNDS)),
};

/** A request that is sent again and again, another one each time if it says so. */
interface Asking {
  readonly url: string;
  readonly body: () => string;
}

async function whileSyncing(rounds: number): Promise<Finding[]> {
  await using app = await startApp({ agents: 100, days: 60 });
  const day = yesterday();
  await untilKept(app);
  const query = questionOf(await agentIdsOf(app), day);
  const body = JSON.stringify({ query });
  const bare = startChild(new URL('../world/bare-child.ts', import.meta.url));
  bare.send(JSON.stringify(await app.ask(query)));
  const bareUrl = await nextWord<string>(bare);
  await askForThePast(app);
  let nth = 0;
  const another = () =>
    JSON.stringify({ query: query.replace('{', `{ a${(nth += 1)}: __typename `) });
  const ways = {
    bare: { url: bareUrl, body: () => body },
    again: { url: app.url, body: () => body },
    anew: { url: app.url, body: another },
  };
  try {
    return [
      ...(await fullSpeed(ways, rounds)),
      ...(await unhurried(ways, rounds)),
      ...(await quickEnough(ways)),
      await stillSyncing(app),
    ];
  } finally {
    bare.disconnect();
  }
}

type Ways = Readonly<Record<'bare' | 'again' | 'anew', Asking>>;

/** As many requests as are answered, in rounds of all ways. */
async function fullSpeed({ bare, again, anew }: Ways, rounds: number): Promise<Finding[]> {
  const samples = { bare: [] as number[], again: [] as number[], anew: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    samples.bare.push((await fire(bare)).requests.average);
    samples.again.push((await fire(again)).requests.average);
    samples.anew.push((await fire(anew)).requests.average);
  }
  const what = '20 agents × a day while a sync runs';
  return [
    {
      what: `${what}, asked again ÷ a bare JSON handler, requests`,
      value: ratio(samples.again, samples.bare),
      unit: '×',
    },
    { what: 'the same', value: spreadOf(samples.again), unit: '/s' },
    {
      what: `${what}, another question each time ÷ bare`,
      value: ratio(samples.anew, samples.bare),
      unit: '×',
    },
    { what: 'the same', value: spreadOf(samples.anew), unit: '/s' },
    { what: 'the bare JSON handler', value: spreadOf(samples.bare), unit: '/s' },
  ];
}

/** How late the latest answers are when not many ask. */
async function unhurried({ bare, again, anew }: Ways, rounds: number): Promise<Finding[]> {
  const samples = { bare: [] as number[], again: [] as number[], anew: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    samples.bare.push((await fire(bare, SLOW_RATE)).latency.p99);
    samples.again.push((await fire(again, SLOW_RATE)).latency.p99);
    samples.anew.push((await fire(anew, SLOW_RATE)).latency.p99);
  }
  return [
    { what: `p99 at ${SLOW_RATE} /s, asked again`, value: spreadOf(samples.again), unit: 'ms' },
    {
      what: 'the same ÷ the bare JSON handler',
      value: ratio(samples.again, samples.bare),
      unit: '×',
    },
    { what: 'the same, another question each time', value: spreadOf(samples.anew), unit: 'ms' },
    {
      what: 'the same ÷ the bare JSON handler',
      value: ratio(samples.anew, samples.bare),
      unit: '×',
    },
  ];
}

/** The highest rate with nearly all answers in time. */
async function quickEnough({ bare, again, anew }: Ways): Promise<Finding[]> {
  return [
    {
      what: `rate with p99 under ${P99_MS} ms, asked again`,
      value: await highestRate(again),
      unit: '/s',
    },
    { what: 'the same, another question each time', value: await highestRate(anew), unit: '/s' },
    { what: 'the same, the bare JSON handler', value: await highestRate(bare), unit: '/s' },
  ];
}

async function highestRate(asking: Asking): Promise<number> {
  let highest = 0;
  for (const rate of RATES) {
    const { latency, requests } = await fire(asking, rate);
    // What is not sent in time is not late in any answer.
    if (latency.p99 >= P99_MS || requests.average < rate * 0.9) break;
    highest = rate;
  }
  return highest;
}

async function fire({ url, body }: Asking, rate?: number): Promise<autocannon.Result> {
  const result = await autocannon({
    url,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    requests: [{ setupRequest: (request) => ({ ...request, body: body() }) }],
    connections: CONNECTIONS,
    duration: SECONDS,
    ...(rate === undefined ? {} : { overallRate: rate }),
  });
  assert.equal(result.non2xx + result.errors, 0);
  return result;
}

function yesterday(): [string, string] {
  const todayMs = Math.floor(Date.now() / DAY_MS) * DAY_MS;
  return [new Date(todayMs - DAY_MS).toISOString(), new Date(todayMs).toISOString()];
}

async function agentIdsOf(app: App): Promise<string[]> {
  const { agents } = await app.ask('{ agents(first: 20) { nodes { id } } }');
  return agents.nodes.map(({ id }: { id: string }) => id);
}

function questionOf(agentIds: readonly string[], [from, to]: readonly [string, string]): string {
  return `{ utilization(from: "${from}", to: "${to}", agentIds: ${JSON.stringify(agentIds)}) {
    intervals { agentId start end state tHandle tTalk tHold tAcw busy conversations utilization occupancy }
  } }`;
}

/** More than is read while it is measured. */
async function askForThePast(app: App): Promise<void> {
  for (const [first, last] of [
    [31, 4],
    [58, 31],
  ] as const) {
    const [from, to] = [first, last].map((days) =>
      new Date(Date.now() - days * DAY_MS).toISOString(),
    );
    await app.ask(`mutation { backfill(from: "${from}", to: "${to}") { __typename } }`);
  }
}

async function stillSyncing(app: App): Promise<Finding> {
  const { sync } = await app.ask('{ sync { backfills { left } } }');
  const value = sync.backfills.reduce((sum: number, { left }: { left: number }) => sum + left, 0);
  return { what: 'half hours that the sync still had to read at the end', value, unit: '' };
}
