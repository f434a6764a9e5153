import { expect, test } from 'vitest';
import { EMRE, HANA, respond, world } from './client.ts';

/** An app that acknowledges at once and says nothing. */
const silent = async () => new Response();

const BUTTON = {
  type: 'actions',
  elements: [{ type: 'button', action_id: 'a', text: { type: 'plain_text', text: 'A' } }],
};

async function asked() {
  const { simulator, pass, call } = world({ app: silent });
  const { responseUrl, answers } = await simulator.command({ user: HANA, channel: 'general' });
  const say = async (body: unknown) => respond(simulator, responseUrl, body);
  return { simulator, pass, call, responseUrl, answers, say };
}

test('an answer is for the person alone unless it says otherwise, and needs no invitation', async () => {
  const { simulator, say } = await asked();
  expect(await say({ text: 'private' })).toMatchObject({ status: 200, body: 'ok' });
  await say({ text: 'public', response_type: 'in_channel' });
  expect(simulator.ephemerals(HANA).map(({ text }) => text)).toEqual(['private']);
  expect(simulator.ephemerals(EMRE)).toEqual([]);
  expect(simulator.messages('general').map(({ text }) => text)).toEqual(['public']);
});

test('an address is good for five answers', async () => {
  const { say, answers } = await asked();
  for (let time = 0; time < 5; time += 1) expect((await say({ text: 'x' })).status).toBe(200);
  expect(await say({ text: 'x' })).toMatchObject({
    status: 404,
    body: { ok: false, error: 'used_url' },
  });
  expect(answers()).toHaveLength(5);
});

test('an address is good for half an hour', async () => {
  const { say, pass } = await asked();
  pass(30 * 60_000);
  expect((await say({ text: 'x' })).status).toBe(200);
  pass(1);
  expect(await say({ text: 'x' })).toMatchObject({ status: 404, body: { error: 'expired_url' } });
});

test('an address that was never given out is refused', async () => {
  const { simulator, responseUrl } = await asked();
  const answer = await respond(simulator, `${responseUrl}x`, { text: 'x' });
  expect(answer).toMatchObject({ status: 404, body: { error: 'invalid_url' } });
});

test.each([
  ['nothing', {}, 'no_text'],
  ['no object', null, 'invalid_payload'],
  ['bad blocks', { blocks: [{ type: 'banner' }] }, 'invalid_blocks'],
  ['an unknown audience', { text: 'x', response_type: 'everybody' }, 'invalid_payload'],
])('an answer with %s is a 400 that counts as a use', async (_what, body, error) => {
  const { say } = await asked();
  expect(await say(body)).toMatchObject({ status: 400, body: { ok: false, error } });
  for (let time = 0; time < 4; time += 1) await say({ text: 'x' });
  expect((await say({ text: 'x' })).status).toBe(404);
});

test('Slack does not say what is wrong with the blocks of an answer, the log of calls does', async () => {
  const { simulator, say } = await asked();
  const { body } = await say({ blocks: [{ type: 'banner' }] });
  expect(body).toEqual({ ok: false, error: 'invalid_blocks' });
  expect(simulator.calls().at(-1)).toMatchObject({
    method: 'response_url',
    problems: ['unsupported type [json-pointer:/blocks/0/type]'],
  });
});

test('a command has no original: what is to replace it becomes a second message', async () => {
  const { say, answers } = await asked();
  await say({ text: 'still reading Genesys' });
  await say({ text: 'the answer', replace_original: true });
  expect(new Set(answers().map(({ ts }) => ts)).size).toBe(2);
});

test('a command has nothing to delete', async () => {
  const { say } = await asked();
  expect(await say({ delete_original: true })).toMatchObject({
    status: 404,
    body: { error: 'message_not_found' },
  });
});

async function pressed() {
  const { simulator, call } = world({ app: silent });
  await call('chat.postMessage', { channel: 'team-leads', text: 'original', blocks: [BUTTON] });
  const message = await simulator.waitForMessage({ text: 'original' });
  const { responseUrl } = await simulator.press({ user: HANA, message, actionId: 'a' });
  const texts = () => simulator.messages('team-leads').map(({ text }) => text);
  return {
    simulator,
    message,
    texts,
    say: async (body: unknown) => respond(simulator, responseUrl, body),
  };
}

test('the answer to a button replaces the message when it asks to, blocks and all', async () => {
  const { simulator, texts, say } = await pressed();
  await say({ text: 'replaced', replace_original: true });
  expect(texts()).toEqual(['replaced']);
  expect(simulator.messages('team-leads')[0]).toMatchObject({
    blocks: [],
    edited: { userId: 'U0BOT' },
  });
});

test('the answer to a button is a message of its own by default', async () => {
  const { simulator, texts, say } = await pressed();
  await say({ text: 'more' });
  expect(texts()).toEqual(['original']);
  expect(simulator.ephemerals(HANA).map(({ text }) => text)).toEqual(['more']);
});

test('the answer to a button can delete the message, once', async () => {
  const { texts, say } = await pressed();
  expect((await say({ delete_original: true })).status).toBe(200);
  expect(texts()).toEqual([]);
  expect((await say({ delete_original: true })).status).toBe(404);
});

test('an answer can go into the thread of the message', async () => {
  const { simulator, message, say } = await pressed();
  await say({ text: 'in the thread', thread_ts: message.ts, response_type: 'in_channel' });
  const reply = await simulator.waitForMessage({ text: 'in the thread' });
  expect(reply.threadTs).toBe(message.ts);
});
