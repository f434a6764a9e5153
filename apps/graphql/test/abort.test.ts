import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { memoryWorld } from '@halfhour/core/testing';
import { listen } from '@halfhour/service';
import { expect, it, vi } from 'vitest';
import { createDrain } from '../src/drain.ts';
import { serverOf } from './ask.ts';

const NOON = Date.parse('2026-11-20T12:00:00Z');
const REQUEST = {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({
    query: '{ utilization(from: "2026-11-20T09:00:00Z", to: "2026-11-20T10:00:00Z") { asOf } }',
  }),
};

/** A server whose source, once asked, takes its time: `work` ends it or is ended by the signal. */
function slow(work: (signal: AbortSignal) => Promise<unknown>) {
  const { source, directory } = memoryWorld({ agents: ['ada'], asOfMs: NOON });
  const asked = Promise.withResolvers<void>();
  const outcome = Promise.withResolvers<string>();
  const world = serverOf(
    {},
    {
      report: {
        directory,
        source: {
          ...source,
          async readAgentDays(request) {
            asked.resolve();
            try {
              await work(request.signal);
              outcome.resolve('finished');
            } catch (error) {
              outcome.resolve(error instanceof Error ? error.name : 'unknown');
              throw error;
            }
            return source.readAgentDays(request);
          },
        },
        nowMs: () => NOON,
        settleMs: 0,
      },
    },
  );
  return { ...world, asked: asked.promise, outcome: outcome.promise };
}

/** Work as a Genesys client does it: some by the signal itself, some by one made from it. */
async function forAMinute(signal: AbortSignal): Promise<void> {
  const derived = AbortSignal.any([signal, new AbortController().signal]);
  await Promise.allSettled([
    wait(60_000, undefined, { signal }),
    wait(60_000, undefined, { signal: derived }),
  ]);
  signal.throwIfAborted();
}

async function overHttp({ server }: ReturnType<typeof serverOf>) {
  const http = createHttpServer((request, response) => void server(request, response));
  const drain = createDrain(http);
  const url = await listen(http, { host: '127.0.0.1', port: 0, settings: '' });
  return { http, drain, url: `${url}/graphql` };
}

it('ends the work behind a request whose client has gone', async () => {
  const world = slow(forAMinute);
  const client = new AbortController();
  const answer = world.server.fetch('http://localhost/graphql', {
    ...REQUEST,
    signal: client.signal,
  });
  await world.asked;
  client.abort();
  await expect(answer).rejects.toThrow(/abort/iu);
  expect(await world.outcome).toBe('AbortError');
});

it('ends the work behind a connection that was closed, and logs no error of ours', async () => {
  const world = slow(forAMinute);
  const { drain, url } = await overHttp(world);
  const client = new AbortController();
  const answer = fetch(url, { ...REQUEST, signal: client.signal });
  await world.asked;
  client.abort();
  await expect(answer).rejects.toThrow(/abort/iu);
  expect(await world.outcome).toBe('AbortError');
  await vi.waitFor(() => {
    expect(world.log).toMatchObject([{ message: 'operation', outcome: 'aborted' }]);
  });
  await drain(0);
});

it('finishes what runs before it ends', async () => {
  const gate = Promise.withResolvers<void>();
  const world = slow(async () => gate.promise);
  const { drain, http, url } = await overHttp(world);
  const answer = fetch(url, REQUEST);
  await world.asked;
  const ended = Promise.all([drain(60_000), once(http, 'close')]);
  gate.resolve();
  expect((await answer).status).toBe(200);
  await ended;
  expect(await world.outcome).toBe('finished');
});

it('ends what still runs when its time is over', async () => {
  const world = slow(forAMinute);
  const { drain, http, url } = await overHttp(world);
  const answer = fetch(url, REQUEST).catch(() => 'cut off');
  await world.asked;
  await Promise.all([drain(10), once(http, 'close')]);
  expect(await answer).toBe('cut off');
  expect(await world.outcome).toBe('AbortError');
});
