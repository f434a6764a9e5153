import type { SlackCall } from '@halfhour/service';
import { expect, it } from 'vitest';
import { tellingAnswers, tellingCalls } from './told-calls.ts';

const API = 'https://slack.test/api/';

/** What is told of a call that is answered so. */
async function toldOf(answer: () => Promise<Response>, address = `${API}chat.postMessage`) {
  const calls: SlackCall[] = [];
  const call = tellingCalls(answer, API, (told) => calls.push(told))(address);
  const body = await call.then(async (response) => response.text()).catch(() => 'thrown');
  return { told: calls.map(({ method, outcome }) => `${method}: ${outcome}`), body };
}

it.each([
  ['ok', async () => Response.json({ ok: true })],
  ['refused', async () => Response.json({ ok: false, error: 'channel_not_found' })],
  ['rateLimited', async () => new Response(null, { status: 429 })],
  ['silent', async () => new Response('<html>', { status: 502 })],
  ['silent', async () => Promise.reject(new Error('gone'))],
] as const)('tells of a call that it was %s', async (outcome, answer) => {
  expect((await toldOf(answer)).told).toEqual([`chat.postMessage: ${outcome}`]);
});

it('leaves the answer to who asked', async () => {
  expect((await toldOf(async () => Response.json({ ok: true }))).body).toBe('{"ok":true}');
});

it('tells nothing of other addresses, which let anybody answer', async () => {
  const address = 'https://hooks.slack.test/commands/T1/2/secret';
  expect(await toldOf(async () => new Response('ok'), address)).toEqual({ told: [], body: 'ok' });
});

it.each([
  ['ok', async () => new Response('ok')],
  ['refused', async () => new Response('expired_url', { status: 404 })],
  ['rateLimited', async () => new Response(null, { status: 429 })],
  ['silent', async () => new Response('<html>', { status: 502 })],
  ['silent', async () => Promise.reject(new Error('gone'))],
] as const)(
  'tells of an answer to somebody that it was %s, and not where it went',
  async (outcome, answer) => {
    const calls: SlackCall[] = [];
    const answering = tellingAnswers(answer, (told) => calls.push(told));
    await answering('https://hooks.slack.test/commands/T1/2/secret').catch(() => undefined);
    expect(calls).toEqual([{ method: 'response_url', outcome, durationMs: expect.any(Number) }]);
  },
);
