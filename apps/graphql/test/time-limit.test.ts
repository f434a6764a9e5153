import { expect, it } from 'vitest';
import { LIMITS } from '../src/limits.ts';
import { ask } from './ask.ts';
import { simulatedServer } from './simulated-server.ts';
import { forAMinute, overHttp, slow } from './slow-server.ts';

const QUERY = '{ utilization(from: "2026-11-20T09:00:00Z", to: "2026-11-20T10:00:00Z") { asOf } }';
const limits = { ...LIMITS, timeMs: 20 };

it('gives up what takes too long, ends the work behind it, and says so', async () => {
  const world = slow(forAMinute, { limits });
  const { status, errors } = await ask(world, QUERY);
  expect(status).toBe(504);
  expect(errors).toMatchObject([
    {
      message: expect.stringContaining('took longer than 0.02 s and was given up: ask for fewer'),
      extensions: { code: 'OPERATION_TIMED_OUT' },
    },
  ]);
  expect(await world.outcome).toBe('TimeLimitError');
  expect(world.log).toMatchObject([
    { message: 'operation', outcome: 'error', codes: ['OPERATION_TIMED_OUT'] },
  ]);
});

it('does not wait for work that hears no signal', async () => {
  const gate = Promise.withResolvers<void>();
  const world = slow(async () => gate.promise, { limits });
  expect((await ask(world, QUERY)).status).toBe(504);
  gate.resolve();
  expect(await world.outcome).toBe('finished');
});

it('says the same over HTTP', async () => {
  const { drain, url } = await overHttp(slow(forAMinute, { limits }));
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: QUERY }),
  });
  expect([answer.status, await answer.text()]).toEqual([
    504,
    expect.stringContaining('OPERATION_TIMED_OUT'),
  ]);
  await drain(0);
});

it('ends requests to Genesys that are under way, and makes no other', async () => {
  const ended: string[] = [];
  const { server } = simulatedServer(
    Date.parse('2026-11-20T12:00:00Z'),
    { agents: 3 },
    {
      limits: { ...LIMITS, timeMs: 1000 },
      between: (toGenesys) => async (url, init) => {
        const path = new Request(url).url;
        if (!path.includes('/analytics/')) return toGenesys(url, init);
        const { promise, reject } = Promise.withResolvers<Response>();
        init?.signal?.addEventListener('abort', () => {
          ended.push(path);
          reject(new Error('ended'));
        });
        return promise;
      },
    },
  );
  // Logged in, and who is who is known: what takes its time is what is ended.
  await ask(server, '{ agents { totalCount } }');
  expect((await ask(server, QUERY)).status).toBe(504);
  expect(ended.length).toBeGreaterThan(0);
  const before = ended.length;
  await ask(server, '{ __typename }');
  expect(ended).toHaveLength(before);
});
