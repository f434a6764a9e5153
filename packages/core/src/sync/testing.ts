import {
  createSimulator,
  type Simulator,
  type SimulatorOptions,
} from '@halfhour/genesys-simulator';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { createGenesysClient } from '../genesys/client.ts';
import type { Clock } from '../genesys/clock.ts';
import type { GenesysEvent } from '../genesys/events.ts';
import { createFakeClock } from '../genesys/testing.ts';
import type { Schema } from '../store/schema.ts';
import type { SyncEvent } from './events.ts';
import { createSync, type Sync, type SyncOptions } from './sync.ts';

/** The settle time of these tests, ms. */
export const SETTLE_MS = 30 * 60_000;

const detailsAnswer = z.object({
  conversations: z.array(z.object({ conversationId: z.string() })).default([]),
});

/** A simulated organisation, and what syncs it into a database. */
export interface SyncWorld {
  readonly simulator: Simulator;
  readonly clock: Clock;
  readonly events: SyncEvent[];
  readonly requests: GenesysEvent[];
  /** Conversations that came, over all answers. */
  readonly reads: { query: number; job: number; readonly ids: Set<string> };
  /** Puts the clock of all processes so far ahead of Genesys', ms; behind, when it is negative. */
  setAhead(aheadMs: number): void;
  /** Another process: a client and a sync of its own. */
  newProcess(settings?: SyncOptions['settings'], scope?: SyncOptions['scope']): Sync;
}

const listQuery = z.looseObject({
  order: z.string(),
  paging: z.object({ pageNumber: z.number() }),
});

/** The request, with pages of so many conversations where it asks for what ended newest. */
async function withPagesOf(pageSize: number, request: Request): Promise<Request> {
  if (!request.url.endsWith('/conversations/details/query')) return request;
  const query = listQuery.parse(await request.clone().json());
  if (query.order !== 'desc') return request;
  const body = { ...query, paging: { ...query.paging, pageSize } };
  return new Request(request, { method: 'POST', body: JSON.stringify(body) });
}

/** A simulated organisation. */
export interface SyncWorldOptions extends SimulatorOptions {
  /**
   * Conversations on a page of what ended newest: in a small organisation a whole one goes back for
   * hours, and hides what was not asked for. @default 5
   */
  readonly endedAPage?: number;
}

/** Sets one up on a clock that stands still until `simulator.setNow`; waiting takes no time. */
export function syncWorld(
  db: Kysely<Schema>,
  nowMs: number,
  { endedAPage = 5, ...options }: SyncWorldOptions = {},
): SyncWorld {
  const waits = createFakeClock(nowMs);
  const simulator = createSimulator({
    clock: { kind: 'fixed', nowMs },
    agents: 10,
    days: 8,
    uptimeMs: () => waits.nowMs(),
    ...options,
  });
  const events: SyncEvent[] = [];
  const requests: GenesysEvent[] = [];
  const reads = { query: 0, job: 0, ids: new Set<string>() };
  // Waiting takes no simulated time: the present of the organisation moves with its own clock only.
  let aheadMs = 0;
  const clock = { ...waits, nowMs: () => simulator.nowMs() + aheadMs };
  async function count(answer: Response, url: string): Promise<void> {
    if (!answer.ok) return;
    const { conversations } = detailsAnswer.parse(await answer.json());
    reads[url.includes('/jobs') ? 'job' : 'query'] += conversations.length;
    for (const { conversationId } of conversations) reads.ids.add(conversationId);
  }

  return {
    simulator,
    clock,
    events,
    requests,
    reads,
    setAhead(ms) {
      aheadMs = ms;
    },
    newProcess(settings = {}, scope = { kind: 'all' }) {
      const client = createGenesysClient({
        clientId: 'simulator',
        clientSecret: 'simulator-secret',
        environment: 'mypurecloud.com',
        gatewayUrl: 'http://simulator.test',
        async fetch(url, init) {
          const request = await withPagesOf(endedAPage, new Request(url, init));
          const answer = await simulator.fetch(request);
          answer.headers.set('date', new Date(simulator.nowMs()).toUTCString());
          if (request.url.includes('/conversations/details'))
            await count(answer.clone(), request.url);
          return answer;
        },
        clock: waits,
        onEvent: (event) => requests.push(event),
      });
      return createSync({
        client,
        db,
        clock,
        scope,
        settings: { settleMs: SETTLE_MS, ...settings },
        onEvent: (event) => events.push(event),
      });
    },
  };
}
