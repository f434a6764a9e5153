import { createServer as createHttpServer } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { memoryWorld } from '@halfhour/core/testing';
import { listen } from '@halfhour/service';
import { createDrain } from '../src/drain.ts';
import type { ServerDeps } from '../src/server.ts';
import { serverOf } from './ask.ts';

const NOON = Date.parse('2026-11-20T12:00:00Z');

/** A server whose source, once asked, takes its time: `work` ends it or is ended by the signal. */
export function slow(
  work: (signal: AbortSignal) => Promise<unknown>,
  deps: Partial<ServerDeps> = {},
) {
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
      ...deps,
    },
  );
  return { ...world, asked: asked.promise, outcome: outcome.promise };
}

/** Work as a Genesys client does it: some by the signal itself, some by one made from it. */
export async function forAMinute(signal: AbortSignal): Promise<void> {
  const derived = AbortSignal.any([signal, new AbortController().signal]);
  await Promise.allSettled([
    wait(60_000, undefined, { signal }),
    wait(60_000, undefined, { signal: derived }),
  ]);
  signal.throwIfAborted();
}

/** The same, listening. */
export async function overHttp({ server }: ReturnType<typeof serverOf>) {
  const http = createHttpServer((request, response) => void server(request, response));
  const drain = createDrain(http);
  const url = await listen(http, { host: '127.0.0.1', port: 0, settings: '' });
  return { http, drain, url: `${url}/graphql` };
}
