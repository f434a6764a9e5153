import { setTimeout as wait } from 'node:timers/promises';
import { LAST, MOVED } from './contents.ts';
import { startCrowd, type Struck } from './crowd.ts';
import { type Design, QUICK } from './order.ts';
import { makePlace, type Place } from './place.ts';
import { planDigests } from './plan-digests.ts';
import { type Counted, tally, type Tally } from './tally.ts';

/** How much is to go wrong. */
export interface ChaosOptions {
  readonly design: Design;
  readonly digests: number;
  readonly workers: number;
  /** From one strike at a worker to the next, ms. */
  readonly everyMs: number;
  /** Whether the workers are woken by pg-boss too. */
  readonly hasQueue: boolean;
  /** After so long it is over, whatever is left, ms. */
  readonly mostMs: number;
}

/** What came of it. */
interface Chaos extends Tally, Struck {
  /** Posts that Slack took, replies too. */
  readonly accepted: number;
  readonly tookMs: number;
}

/** The trouble with posts: dropped before they are taken, taken and not answered, sent away. */
const FAULTS = [
  { kind: 'dropConnection', method: 'chat.postMessage', probability: 0.12 },
  { kind: 'loseAnswer', method: 'chat.postMessage', probability: 0.12 },
  { kind: 'rateLimit', method: 'chat.postMessage', probability: 0.08, retryAfter: 1 },
] as const;

/** Those that share a channel. */
const DIGESTS_A_CHANNEL = 4;

/** How often it is looked how many are left, ms. */
const LOOK_MS = 250;

/** Delivers digests while Slack answers badly and workers are killed or stopped, and counts. */
export async function runChaos(options: ChaosOptions): Promise<Chaos> {
  const { design, digests, workers, everyMs, hasQueue } = options;
  const startedMs = Date.now();
  await using place = await makePlace(Math.ceil(digests / DIGESTS_A_CHANNEL));
  const { dataDir, slack } = place;
  const ids = await planDigests(place, digests);
  for (const fault of FAULTS) slack.simulator.addFault(fault);
  const order = { design, dataDir, slackUrl: `${slack.url}/api/`, hasQueue };
  await using crowd = startCrowd(workers, order);
  const ending = new AbortController();
  const strikes = { everyMs, stoppedMs: 1.4 * QUICK.leaseMs, random: Math.random };
  const striking = crowd.strike(strikes, ending.signal);
  const endMs = startedMs + options.mostMs;
  await untilDone(place, design, endMs);
  ending.abort();
  await striking;
  // Those that stood still go on, and put right what they did too late.
  await wait(2 * QUICK.callMs);
  await untilDone(place, design, endMs);
  const posts = slack.simulator.calls().filter(({ method }) => method === 'chat.postMessage');
  return {
    ...tally(ids, messagesIn(place), (id) => ({ text: `${id} ${LAST}`, reply: MOVED })),
    ...crowd.struck,
    accepted: posts.length,
    tookMs: Date.now() - startedMs,
  };
}

/** Waits until nothing is left to be done, or the time is over. */
async function untilDone({ db }: Place, design: Design, endMs: number): Promise<void> {
  const column = design === 'rows' ? 'next_try' : 'ts';
  while (Date.now() < endMs) {
    const { left } = await db
      .selectFrom('delivery')
      .select(({ fn }) => fn.countAll<number>().as('left'))
      .where(column, design === 'rows' ? 'is not' : 'is', null)
      .executeTakeFirstOrThrow();
    if (left === 0) return;
    await wait(LOOK_MS);
  }
}

function messagesIn({ slack: { simulator }, channelIds }: Place): Counted[] {
  return channelIds
    .flatMap((channelId) => simulator.messages(channelId))
    .map(({ ts, text, threadTs, metadata }) => {
      const mark = metadata?.event_payload['mark'];
      return { ts, text, threadTs, mark: typeof mark === 'string' ? mark : undefined };
    });
}
