import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { botWorld, HANA } from './bot-world.ts';
import { SIGNING_SECRET } from './make-bot.ts';

const FORM = new URLSearchParams({ command: '/utilization', text: 'today' }).toString();

/** What a refused request leaves behind: nothing that anybody was told, and one line in the log. */
function left({ simulator, lines }: ReturnType<typeof botWorld>) {
  return { told: simulator.ephemerals(HANA), lines: lines.map((line) => JSON.parse(line)) };
}

it.each([
  ['a wrong signature', { signing: 'wrong' }, 'signature'],
  ['no signature', { signing: 'missing' }, 'timestamp'],
  ['a timestamp of the past', { timestampSeconds: -301 }, 'timestamp'],
  ['a timestamp of the future', { timestampSeconds: 302 }, 'timestamp'],
] as const)('refuses %s', async (_what, { ...how }, why) => {
  const bot = botWorld();
  const parcel =
    'timestampSeconds' in how
      ? { timestampSeconds: Math.floor(Date.now() / 1000) + how.timestampSeconds }
      : how;
  const { status } = await bot.simulator.send({ body: FORM, ...parcel });
  expect(status).toBe(401);
  expect(left(bot)).toMatchObject({ told: [], lines: [{ status: 401, why }] });
});

it('takes timestamps a little off: clocks are', async () => {
  const bot = botWorld();
  const nowSeconds = Math.floor(Date.now() / 1000);
  const body = JSON.stringify({ type: 'url_verification', challenge: 'c' });
  for (const timestampSeconds of [nowSeconds - 290, nowSeconds + 290]) {
    const sent = await bot.simulator.send({
      body,
      contentType: 'application/json',
      timestampSeconds,
    });
    expect(sent).toMatchObject({ status: 200, body: '{"challenge":"c"}' });
  }
});

it('answers a request once, whoever sends it again', async () => {
  const bot = botWorld();
  const { ack, answer } = await bot.type('today');
  await answer();
  const replayed = await bot.simulator.replay(ack);
  expect(replayed.status).toBe(401);
  await bot.tasks.drain(1000);
  expect(bot.simulator.ephemerals(HANA)).toHaveLength(1);
});

it('is not fooled by what follows a signature that was seen before', async () => {
  const bot = botWorld();
  const { ack, answer } = await bot.type('today');
  await answer();
  const headers = new Headers(ack.sent.headers);
  headers.set('x-slack-signature', `${headers.get('x-slack-signature')}=more`);
  const request = { method: 'POST', headers, body: ack.sent.body };
  const { status } = await bot.http(new Request('http://app.test/slack/events', request));
  expect(status).toBe(401);
});

it.each([
  ['null', 'application/json'],
  ['payload=null', 'application/x-www-form-urlencoded'],
  ['{"type":', 'application/json'],
  ['payload=%7B', 'application/x-www-form-urlencoded'],
  ['[]', 'application/json'],
  ['7', 'application/json'],
  ['', 'application/json'],
  ['{"event":null}', 'application/json'],
  ['{"event":7}', 'application/json'],
  ['payload={"type":"block_actions","actions":7}', 'application/x-www-form-urlencoded'],
  ['payload={"type":"view_submission"}', 'application/x-www-form-urlencoded'],
])('refuses %s with a good signature, and goes on', async (body, contentType) => {
  const bot = botWorld();
  const { status } = await bot.simulator.send({ body, contentType });
  expect([400, 404]).toContain(status);
  await (await bot.type('help')).answer();
});

it('does not read bodies that are too large', async () => {
  const bot = botWorld();
  const { status } = await bot.simulator.send({ body: 'x'.repeat(1_000_001) });
  expect(status).toBe(413);
});

it('stops reading when a body turns out to be too large, whatever its length is said to be', async () => {
  const bot = botWorld();
  let pulled = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      pulled += 1;
      controller.enqueue(new Uint8Array(100_000));
    },
  });
  const request = new Request('http://app.test/slack/events', {
    method: 'POST',
    body,
    duplex: 'half',
  });
  const { status } = await bot.http(request);
  expect(status).toBe(413);
  expect(pulled).toBeLessThan(15);
});

it('answers Slack’s look whether the address is there, and does nothing for it', async () => {
  const bot = botWorld();
  const { status } = await bot.simulator.send({
    body: `ssl_check=1&${FORM}`,
    signing: 'missing',
  });
  expect(status).toBe(200);
  expect(left(bot)).toEqual({ told: [], lines: [] });
});

it('knows no other address', async () => {
  const { http } = botWorld();
  const statusOf = async (path: string, method = 'GET') =>
    (await http(new Request(`http://app.test${path}`, { method }))).status;
  expect(await statusOf('/')).toBe(404);
  expect(await statusOf('/slack/install')).toBe(404);
  expect(await statusOf('/slack/events')).toBe(405);
  expect(await statusOf('/health/live')).toBe(200);
});

it('says at once that it knows no such command', async () => {
  const bot = botWorld();
  const { ack } = await bot.simulator.command({
    user: HANA,
    channel: 'team-leads',
    command: '/other',
  });
  expect(ack.status).toBe(404);
});

it('answers nobody when a command comes without the address to answer to', async () => {
  const bot = botWorld();
  const [hana] = bot.simulator.users();
  const [channel] = bot.simulator.channels();
  const body = new URLSearchParams({
    command: '/utilization',
    text: 'help',
    user_id: hana?.id ?? '',
    channel_id: channel?.id ?? '',
  }).toString();
  const { status } = await bot.simulator.send({ body });
  expect(status).toBe(200);
  // There is another way to this person.
  await bot.simulator.waitForMessage({ onlyFor: HANA, text: /Type words in any order/u });
});

it('signs as Slack’s documents say', async () => {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const hash = createHmac('sha256', SIGNING_SECRET).update(`v0:${timestamp}:${FORM}`).digest('hex');
  const request = new Request('http://app.test/slack/events', {
    method: 'POST',
    body: FORM,
    headers: {
      'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${hash}`,
    },
  });
  expect((await botWorld().http(request)).status).toBe(200);
});
