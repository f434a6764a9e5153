import { organisationOf, syncCost } from '../measured-store.ts';
import { percentile } from '../measure/percentile.ts';
import { ratio, spreadOf } from '../measure/spread.ts';
import type { Finding, Part } from '../part.ts';
import { nextWord, startChild } from '../world/child.ts';
import type { KeptNumbers, KeptOrder } from '../world/kept-child.ts';
import type { SimulatorOrder } from '../world/simulator-server.ts';
import type { SyncedNumbers, SyncedOrder } from '../world/synced-child.ts';

const MINUTE_MS = 60_000;

/** What keeping numbers costs: time, room, and requests to Genesys. */
export const store: Part = {
  name: 'store',
  title: 'writing, size and reading of what is kept, and what keeping it fresh costs',
  async run(rounds) {
    return [...keptFindings(await kept(rounds)), ...syncedFindings(await synced()), ...costs()];
  },
};

async function kept(rounds: number): Promise<KeptNumbers> {
  const child = startChild(new URL('../world/kept-child.ts', import.meta.url));
  const order: KeptOrder = { rounds };
  child.send(order);
  return nextWord(child);
}

async function synced(): Promise<SyncedNumbers> {
  const simulator = startChild(new URL('../world/simulator-server.ts', import.meta.url));
  try {
    const organisation: SimulatorOrder = { agents: 250 };
    simulator.send(organisation);
    const child = startChild(new URL('../world/synced-child.ts', import.meta.url));
    const order: SyncedOrder = { url: await nextWord(simulator) };
    child.send(order);
    return await nextWord(child);
  } finally {
    simulator.disconnect();
  }
}

function keptFindings({ readMs, ...numbers }: KeptNumbers): Finding[] {
  return [
    {
      what: 'half hours of agents written, 1,000 agents a day at a time',
      value: Math.round(numbers.intervalsWrittenASecond),
      unit: '/s',
    },
    {
      what: `bytes for each of ${(numbers.intervals / 1e6).toFixed(1)} million of them, indexes too`,
      value: numbers.bytesAnInterval,
      unit: 'B',
      goal: { is: 'at most', value: 40 },
    },
    {
      what: 'the same of days that were written half hour by half hour',
      value: numbers.bytesAsItComes,
      unit: 'B',
      goal: { is: 'at most', value: 40 },
    },
    {
      what: '1000 agents × 1 day read ÷ a bare `select` of the same numbers as `int[48]`',
      value: ratio(readMs.ours, readMs.arrays),
      unit: '×',
      goal: { is: 'at most', value: 1.5 },
    },
    {
      what: 'the same ÷ a bare `select` of the rows as they are kept, not unpacked',
      value: ratio(readMs.ours, readMs.rows),
      unit: '×',
    },
    { what: '1000 agents × 1 day read', value: spreadOf(readMs.ours), unit: 'ms' },
  ];
}

function syncedFindings({ delayP99Ms, waitsMs, lagMs }: SyncedNumbers): Finding[] {
  const p99Ms = percentile(waitsMs, 0.99);
  return [
    {
      what: 'event-loop delay, p99, while 250 agents are synced from nothing',
      value: delayP99Ms,
      unit: 'ms',
      goal: { is: 'at most', value: 50 },
    },
    {
      what: `half hours settle later than they might, Genesys trailing by ${lagMs / MINUTE_MS} min, p99`,
      value: p99Ms / MINUTE_MS,
      unit: 'min',
      goal: { is: 'at most', value: (lagMs + 10 * MINUTE_MS) / MINUTE_MS },
    },
  ];
}

/** By the model, which a test holds against the real thing. */
function costs(): Finding[] {
  return [10_000, 100_000, 1_000_000].flatMap((conversationsADay): Finding[] => {
    const { readsOfAConversation, shareAtPeak } = syncCost(organisationOf(conversationsADay));
    const where = `${conversationsADay.toLocaleString('en')} conversations a day`;
    return [
      {
        what: `reads of a conversation over its life, ${where}`,
        value: readsOfAConversation,
        unit: '×',
        goal: { is: 'at most', value: 2.2 },
      },
      {
        what: `of 300 requests a minute in the peak hour, ${where}`,
        value: 100 * shareAtPeak,
        unit: '%',
        goal: { is: 'at most', value: 12 },
      },
    ];
  });
}
