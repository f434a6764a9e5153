import { expect, it } from 'vitest';
import { LIMITS } from '../src/limits.ts';
import { ask } from './ask.ts';
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
