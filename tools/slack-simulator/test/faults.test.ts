import { LogLevel, WebClient } from '@slack/web-api';
import { expect, test } from 'vitest';
import { type Fault, startSlackSimulator } from '../src/index.ts';
import { HANA, respond, send, world } from './client.ts';

const MESSAGE = { channel: 'team-leads', text: 'x' };

function faulty(...faults: Fault[]) {
  const { simulator, call } = world();
  for (const fault of faults) simulator.addFault(fault);
  const post = async () => call('chat.postMessage', MESSAGE);
  return { simulator, call, post, posted: () => simulator.messages('team-leads').length };
}

test('a rate limit can be ordered with Retry-After or without, for the next calls', async () => {
  const { post, posted } = faulty(
    { kind: 'rateLimit', retryAfter: 7 },
    { kind: 'rateLimit', retryAfter: null },
  );
  const first = await post();
  expect([first.status, first.headers.get('retry-after')]).toEqual([429, '7']);
  expect(first.body).toEqual({ ok: false, error: 'ratelimited' });
  expect((await post()).headers.get('retry-after')).toBeNull();
  expect((await post()).body.ok).toBe(true);
  expect(posted()).toBe(1);
});

test('a server error is no JSON', async () => {
  const { post, posted } = faulty({ kind: 'serverError', status: 502 });
  const { status, body } = await post();
  expect([status, body, posted()]).toEqual([502, 'upstream connect error', 0]);
});

test('any of the error codes can be ordered', async () => {
  const { post } = faulty({ kind: 'error', error: 'account_inactive', times: 2 });
  expect((await post()).body).toEqual({ ok: false, error: 'account_inactive' });
  expect((await post()).body.ok).toBe(false);
  expect((await post()).body.ok).toBe(true);
});

test('a fault strikes its own method', async () => {
  const { call, post } = faulty({ kind: 'serverError', method: 'chat.postMessage' });
  expect((await call('auth.test')).status).toBe(200);
  expect((await post()).status).toBe(503);
});

test('a connection can be cut before the message is taken, or after: only then it is there', async () => {
  for (const [kind, messages] of [
    ['dropConnection', 0],
    ['loseAnswer', 1],
  ] as const) {
    const { post, posted } = faulty({ kind });
    await expect(post()).rejects.toThrow(new TypeError('fetch failed'));
    expect(posted()).toBe(messages);
  }
});

test('an answer can fail to come, before the message is taken or after', async () => {
  for (const [kind, messages] of [
    ['timeout', 0],
    ['timeoutAccepted', 1],
  ] as const) {
    const { simulator, posted } = faulty({ kind });
    const headers = { authorization: 'Bearer xoxb-simulator' };
    const body = new URLSearchParams(MESSAGE);
    const signal = AbortSignal.timeout(30);
    const init = { method: 'POST', headers, body, signal };
    await expect(send(simulator, '/api/chat.postMessage', init)).rejects.toThrow('fetch failed');
    expect(posted()).toBe(messages);
  }
});

test('a slow answer still comes', async () => {
  const { post } = faulty({ kind: 'slow', delayMs: 1 });
  expect((await post()).body.ok).toBe(true);
});

/** The statuses of forty calls of which every second one fails, by chance. */
async function outcomes(seed: number): Promise<number[]> {
  const { simulator, call } = world({ seed });
  simulator.addFault({ kind: 'serverError', probability: 0.5 });
  const statuses: number[] = [];
  for (let time = 0; time < 40; time += 1) statuses.push((await call('auth.test')).status);
  return statuses;
}

test('what happens by chance follows from the seed', async () => {
  const one = await outcomes(1);
  expect(one.filter((status) => status === 503).length).toBeGreaterThan(10);
  expect(one.filter((status) => status === 200).length).toBeGreaterThan(10);
  expect(await outcomes(1)).toEqual(one);
  expect(await outcomes(2)).not.toEqual(one);
});

test('answers through a response_url and uploads have trouble too', async () => {
  const { simulator, call } = world({ app: async () => new Response() });
  simulator.addFault({ kind: 'serverError', method: 'response_url' });
  const { responseUrl } = await simulator.command({ user: HANA, channel: 'team-leads' });
  expect((await respond(simulator, responseUrl, { text: 'x' })).status).toBe(503);
  expect((await respond(simulator, responseUrl, { text: 'x' })).status).toBe(200);
  simulator.addFault({ kind: 'serverError', method: 'upload' });
  const { body } = await call('files.getUploadURLExternal', { filename: 'a', length: 1 });
  const { pathname } = new URL(body.upload_url);
  expect((await send(simulator, pathname, { method: 'POST', body: 'x' })).status).toBe(503);
});

test('over a port: a lost answer makes the client post a second copy', async () => {
  const { simulator, url, close } = await startSlackSimulator();
  simulator.addFault({ kind: 'loseAnswer', method: 'chat.postMessage' });
  const retryConfig = { retries: 1, minTimeout: 1, maxTimeout: 1 };
  const options = { slackApiUrl: `${url}/api/`, retryConfig, logLevel: LogLevel.ERROR };
  const client = new WebClient('xoxb-simulator', options);
  await client.chat.postMessage(MESSAGE);
  expect(simulator.messages('team-leads')).toHaveLength(2);
  await close();
});

test('every call is kept, without its token', async () => {
  const { simulator, call, post } = faulty();
  await call('chat.postMessage', { channel: 'C9', text: 'x', token: 'xoxb-simulator' });
  await post();
  expect(simulator.calls()).toMatchObject([
    { method: 'chat.postMessage', status: 200, error: 'channel_not_found' },
    { method: 'chat.postMessage', status: 200, error: undefined, args: MESSAGE },
  ]);
  expect(JSON.stringify(simulator.calls())).not.toContain('xoxb');
  simulator.clearCalls();
  expect(simulator.calls()).toEqual([]);
});
