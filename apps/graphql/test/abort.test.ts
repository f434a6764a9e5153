import { once } from 'node:events';
import { expect, it, vi } from 'vitest';
import { forAMinute, overHttp, slow } from './slow-server.ts';

const REQUEST = {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({
    query: '{ utilization(from: "2026-11-20T09:00:00Z", to: "2026-11-20T10:00:00Z") { asOf } }',
  }),
};

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
