import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import type { SlackSimulatorOptions } from '../src/index.ts';
import { EMRE, HANA, NOW_MS, respond, world } from './client.ts';

/** A workspace with an app that keeps what it is sent and answers with what it is told to. */
function wired(
  answer: () => Response | Promise<Response> = () => new Response(),
  options: SlackSimulatorOptions = {},
) {
  const received: { headers: Headers; body: string }[] = [];
  const app = async (request: Request) => {
    received.push({ headers: request.headers, body: await request.text() });
    return answer();
  };
  const last = () => received.at(-1) ?? { headers: new Headers(), body: '' };
  const form = () => Object.fromEntries(new URLSearchParams(last().body));
  return {
    ...world({ app, signingSecret: 'shhh', ...options }),
    last,
    form,
    payload: () => JSON.parse(form()['payload'] ?? '{}'),
  };
}

const never = async () => new Promise<Response>(() => {});

test('what is sent is signed over its time and its bytes', async () => {
  const { simulator, last } = wired();
  await simulator.command({ user: HANA, channel: 'team-leads', text: 'today' });
  const timestamp = String(NOW_MS / 1000);
  const digest = createHmac('sha256', 'shhh')
    .update(`v0:${timestamp}:${last().body}`)
    .digest('hex');
  expect(last().headers.get('x-slack-request-timestamp')).toBe(timestamp);
  expect(last().headers.get('x-slack-signature')).toBe(`v0=${digest}`);
});

test('a command tells who typed what where, with an address for the answer and a trigger', async () => {
  const { simulator, form, userId, channelId } = wired();
  const text = 'today team:“Billing”';
  const { responseUrl } = await simulator.command({ user: HANA, channel: 'team-leads', text });
  expect(form()).toMatchObject({
    command: '/utilization',
    text,
    user_id: userId(HANA),
    channel_id: channelId('team-leads'),
    channel_name: 'team-leads',
    response_url: responseUrl,
    trigger_id: expect.stringMatching(/^\d+\.\d+\.[0-9a-f]+$/),
  });
});

test('an attacker can choose the signature, the time and the bytes', async () => {
  const { simulator, last } = wired();
  const future = NOW_MS / 1000 + 3600;
  await simulator.send({ body: 'null', contentType: 'application/json', timestampSeconds: future });
  expect(last().body).toBe('null');
  expect(last().headers.get('x-slack-request-timestamp')).toBe(String(future));
  const good = last().headers.get('x-slack-signature');
  await simulator.send({ body: 'null', timestampSeconds: future, signing: 'wrong' });
  expect(last().headers.get('x-slack-signature')).not.toBe(good);
  await simulator.send({ body: 'null', signing: 'missing' });
  expect(last().headers.get('x-slack-signature')).toBeNull();
});

test('an acknowledgement that does not come is told by Slackbot, to the person alone', async () => {
  const { simulator } = wired(never, { ackTimeoutMs: 20 });
  const { ack } = await simulator.command({ user: HANA, channel: 'team-leads' });
  expect(ack).toMatchObject({ status: 0, isTimedOut: true });
  expect(ack.tookMs).toBeGreaterThanOrEqual(19);
  expect(simulator.ephemerals(HANA)).toMatchObject([
    { userId: 'USLACKBOT', text: '/utilization failed with the error "operation_timeout"' },
  ]);
});

test('an acknowledgement that is no 200 is told as well', async () => {
  const { simulator } = wired(() => new Response('', { status: 500 }));
  await simulator.command({ user: HANA, channel: 'team-leads' });
  expect(simulator.ephemerals(HANA)[0]?.text).toContain('dispatch_failed');
});

test('an app that cannot be reached is told as what it is', async () => {
  const { simulator } = world({ app: 'http://127.0.0.1:9/slack/events' });
  const { ack } = await simulator.command({ user: HANA, channel: 'team-leads' });
  expect(ack).toMatchObject({
    status: 0,
    isTimedOut: false,
    fault: expect.stringContaining('fetch failed'),
  });
});

test('the acknowledgement of a command can be the answer, as text or as JSON', async () => {
  const text = wired(() => new Response('At once.'));
  const asked = await text.simulator.command({ user: HANA, channel: 'team-leads' });
  expect(await asked.answer()).toMatchObject({ text: 'At once.', onlyFor: text.userId(HANA) });
  const json = wired(() => Response.json({ text: 'To all.', response_type: 'in_channel' }));
  await json.simulator.command({ user: HANA, channel: 'team-leads' });
  expect(json.simulator.messages('team-leads')).toMatchObject([{ text: 'To all.' }]);
});

test('nobody types in a channel they are not in', async () => {
  const channels = [{ name: 'leads', members: [HANA] }];
  const { simulator } = wired(undefined, { channels });
  await expect(simulator.command({ user: EMRE, channel: 'leads' })).rejects.toThrow(
    'Emre Gurung is not in the channel leads.',
  );
});

const ELEMENTS = [
  { type: 'button', action_id: 'share', value: 'v1', text: { type: 'plain_text', text: 'Share' } },
  {
    type: 'static_select',
    action_id: 'agent',
    options: ['ada', 'bela'].map((name) => ({
      text: { type: 'plain_text', text: name },
      value: name,
    })),
  },
  { type: 'multi_users_select', action_id: 'who' },
  { type: 'datepicker', action_id: 'day', initial_date: '2026-11-22' },
];

async function posted(app = wired()) {
  const blocks = [{ type: 'actions', block_id: 'b', elements: ELEMENTS }];
  await app.call('chat.postMessage', { channel: 'team-leads', text: 'digest', blocks });
  const message = await app.simulator.waitForMessage({ text: 'digest' });
  return { ...app, message };
}

test('a button tells what it is, where it is, and what else was chosen there', async () => {
  const { simulator, message, payload, userId } = await posted();
  await simulator.choose({ user: HANA, message, actionId: 'agent', value: 'bela' });
  const { responseUrl } = await simulator.press({ user: HANA, message, actionId: 'share' });
  expect(payload()).toMatchObject({
    type: 'block_actions',
    user: { id: userId(HANA) },
    container: { type: 'message', message_ts: message.ts, is_ephemeral: false },
    message: { ts: message.ts, text: 'digest' },
    response_url: responseUrl,
    state: {
      values: {
        b: {
          agent: { type: 'static_select', selected_option: { value: 'bela' } },
          day: { type: 'datepicker', selected_date: '2026-11-22' },
        },
      },
    },
    actions: [{ type: 'button', action_id: 'share', block_id: 'b', value: 'v1' }],
  });
});

test('a choice is sent in the words of its element', async () => {
  const { simulator, message, payload } = await posted();
  const choose = async (actionId: string, value: string | string[]) => {
    await simulator.choose({ user: HANA, message, actionId, value });
    return payload().actions[0];
  };
  expect(await choose('agent', 'ada')).toMatchObject({ selected_option: { value: 'ada' } });
  expect(await choose('who', ['U1', 'U2'])).toMatchObject({ selected_users: ['U1', 'U2'] });
  expect(await choose('day', '2026-11-20')).toMatchObject({ selected_date: '2026-11-20' });
  await expect(choose('agent', 'chidi')).rejects.toThrow('offers ada, bela, and not chidi');
  await expect(choose('nobody', 'x')).rejects.toThrow('There is no element nobody');
});

test("a message for one person is not sent back, and is nobody else's to press", async () => {
  const { simulator, form, payload } = wired();
  const { responseUrl } = await simulator.command({ user: HANA, channel: 'team-leads' });
  expect(form()['command']).toBe('/utilization');
  await respond(simulator, responseUrl, {
    text: 'x',
    blocks: [{ type: 'actions', elements: ELEMENTS }],
  });
  const [message] = simulator.ephemerals(HANA);
  if (message === undefined) throw new Error('Nothing was answered.');
  await simulator.press({ user: HANA, message, actionId: 'share' });
  expect(payload()).toMatchObject({
    container: { is_ephemeral: true },
    actions: [{ block_id: 'block-0' }],
  });
  expect(payload()).not.toHaveProperty('message');
  await expect(simulator.press({ user: EMRE, message, actionId: 'share' })).rejects.toThrow(
    'sees no message',
  );
});

test('a menu can ask the app what to offer', async () => {
  const options = [{ text: { type: 'plain_text', text: 'Ada Abara' }, value: 'ada' }];
  const app = wired(() => Response.json({ options }));
  const elements = [{ type: 'external_select', action_id: 'agent' }];
  await app.call('chat.postMessage', {
    channel: 'team-leads',
    text: 'who?',
    blocks: [{ type: 'actions', elements }],
  });
  const message = await app.simulator.waitForMessage({ text: 'who?' });
  const asked = { user: HANA, message, actionId: 'agent', query: 'ad' };
  expect(await app.simulator.suggest(asked)).toEqual(options);
  expect(app.payload()).toMatchObject({
    type: 'block_suggestion',
    value: 'ad',
    action_id: 'agent',
  });
});

test('an event comes in its envelope, and again with the headers of a retry', async () => {
  const { simulator, last } = wired();
  const delivery = await simulator.event({ type: 'member_joined_channel', user: 'U1' });
  const first = JSON.parse(last().body);
  expect(first).toMatchObject({
    type: 'event_callback',
    event: { type: 'member_joined_channel', user: 'U1' },
    event_id: expect.stringMatching(/^Ev/),
  });
  await simulator.eventAgain(delivery, { number: 1 });
  expect(JSON.parse(last().body)).toEqual(first);
  expect(last().headers.get('x-slack-retry-num')).toBe('1');
  expect(last().headers.get('x-slack-retry-reason')).toBe('http_timeout');
});

test('what nobody gave an address for cannot be sent', async () => {
  const { simulator } = world();
  await expect(simulator.command({ user: HANA, channel: 'team-leads' })).rejects.toThrow(
    'does not know the app yet',
  );
});

test('a wait that is in vain says what came instead and what was refused', async () => {
  const { simulator, call } = world();
  await call('chat.postMessage', { channel: 'team-leads', text: 'something else' });
  await call('chat.postMessage', { channel: 'C9', text: 'x' });
  await expect(simulator.waitFor('a digest', () => undefined, 1)).rejects.toThrow(
    'Waited 1 ms for a digest. Happened last: posted "something else". ' +
      'Refused: chat.postMessage channel_not_found.',
  );
});
