import type { AgentDaySource } from '@halfhour/core';
import { at, memoryWorld } from '@halfhour/core/testing';
import { expect, it } from 'vitest';
import { botWorld, HANA } from './bot-world.ts';
import { SIGNING_SECRET, TOKEN } from './make-bot.ts';

/** A source that answers when the test lets it. */
function slowSource() {
  const gate = Promise.withResolvers<void>();
  const { source } = memoryWorld({ agents: ['anna', 'bea'], asOfMs: at('13:59') });
  const slow: AgentDaySource = {
    ...source,
    async readAgentDays(request) {
      await gate.promise;
      return source.readAgentDays(request);
    },
  };
  return { slow, open: () => gate.resolve() };
}

it('says once that an answer is still to come, and then gives it', async () => {
  const { slow, open } = slowSource();
  const bot = botWorld({ report: { source: slow }, bot: { slowMs: 1 } });
  const { ack, answer, answers } = await bot.type('today');
  expect(ack.status).toBe(200);
  expect((await answer()).text).toBe('Still reading Genesys …');
  open();
  expect((await answer(2)).text).toMatch(/^All agents, Today/u);
  await bot.tasks.drain(1000);
  expect(answers()).toHaveLength(2);
});

it('does not say so about an answer that is there', async () => {
  const bot = botWorld({ bot: { slowMs: 60_000 } });
  const { answer, answers } = await bot.type('today');
  await answer();
  await bot.tasks.drain(1000);
  expect(answers()).toHaveLength(1);
});

it.each([
  ['is used up or expired', 'error'],
  ['does not answer', 'dropConnection'],
  ['is in trouble', 'serverError'],
] as const)('tells another way when the address of the answer %s', async (_what, kind) => {
  const bot = botWorld();
  bot.simulator.addFault({ kind, method: 'response_url', error: 'expired_url', times: 9 });
  await bot.type('today');
  const message = await bot.simulator.waitForMessage({ onlyFor: HANA, text: /^All agents/u });
  const channel = bot.simulator.channels().find(({ name }) => name === 'team-leads');
  expect(message.channelId).toBe(channel?.id);
});

it('gives up an address that never answers, and tells another way', async () => {
  const bot = botWorld({ respondMs: 20 });
  bot.simulator.addFault({ kind: 'timeout', method: 'response_url' });
  await bot.type('help');
  const message = await bot.simulator.waitForMessage({ onlyFor: HANA, text: /Type words/u });
  expect(message.answerTo).toBeUndefined();
});

it('writes to somebody directly where nothing else is left', async () => {
  const bot = botWorld();
  bot.simulator.addFault({ kind: 'serverError', method: 'response_url', times: 9 });
  const error = { kind: 'error', method: 'chat.postEphemeral', error: 'not_in_channel' } as const;
  bot.simulator.addFault({ ...error, times: 9 });
  await bot.type('today');
  const message = await bot.simulator.waitForMessage({ text: /^All agents/u });
  expect(message.channelId).toMatch(/^D/u);
});

it('does not post a second time when Slack’s answer is lost, and says so', async () => {
  const bot = botWorld();
  bot.simulator.addFault({ kind: 'loseAnswer', method: 'chat.postMessage' });
  const { answer } = await bot.type('today public');
  expect((await answer()).text).toMatch(/^Slack did not say whether it was posted in <#C\w+>\./u);
  expect(bot.simulator.messages('team-leads')).toHaveLength(1);
});

it('waits as long as Slack says before it posts', async () => {
  const waits: number[] = [];
  const bot = botWorld({
    wait: async (ms) => {
      waits.push(ms);
    },
  });
  bot.simulator.addFault({ kind: 'rateLimit', method: 'chat.postMessage', retryAfter: 7 });
  await bot.type('today public');
  await bot.simulator.waitForMessage({ channel: 'team-leads' });
  expect(waits).toEqual([7000]);
});

it('acknowledges at once while Slack asks it to wait', async () => {
  const wait = Promise.withResolvers<void>();
  const bot = botWorld({ wait: async () => wait.promise });
  bot.simulator.addFault({ kind: 'rateLimit', method: 'users.info', retryAfter: 10 });
  const first = await bot.type('today');
  const second = await bot.type('help');
  expect([first.ack.status, second.ack.status]).toEqual([200, 200]);
  await second.answer();
  wait.resolve();
  expect((await first.answer()).text).toMatch(/^All agents/u);
});

it('gives up after a while, with a reference that is in the log', async () => {
  const waits: number[] = [];
  const bot = botWorld({
    wait: async (ms) => {
      waits.push(ms);
    },
  });
  bot.simulator.addFault({ kind: 'serverError', method: 'users.info', times: 9 });
  const { answer } = await bot.type('today');
  const [, ref] = /\(ref ([0-9A-F]{4})\)/u.exec((await answer()).text) ?? [];
  await bot.tasks.drain(1000);
  const logged = bot.lines.map((line) => JSON.parse(line));
  expect(logged).toContainEqual(expect.objectContaining({ ref, outcome: 'failed' }));
  expect(logged).toContainEqual(
    expect.objectContaining({ ref, err: expect.objectContaining({ type: 'SlackSilentError' }) }),
  );
  expect(waits).toEqual([250, 500]);
});

it('tells nothing of what went wrong but a reference', async () => {
  const bot = botWorld({ report: { nowMs: brokenClock } });
  const { answer } = await bot.type('today');
  const { text } = await answer();
  expect(text).toMatch(/^Something went wrong \(ref [0-9A-F]{4}\), nothing was posted\./u);
  expect(text).not.toContain('hunter2');
});

function brokenClock(): never {
  throw new Error('The password is hunter2.');
}

it('logs a line for each thing asked: what kind, what came of it, how long it took', async () => {
  const bot = botWorld();
  await (await bot.type('today')).answer();
  await (await bot.type('tody')).answer();
  await bot.tasks.drain(1000);
  const logged = bot.lines.map((line) => JSON.parse(line)).filter(({ level }) => level === 30);
  expect(logged).toMatchObject([
    { kind: 'ask', outcome: 'answered', durationMs: expect.any(Number) },
    { kind: 'refused', outcome: 'refused: unknownWord', durationMs: expect.any(Number) },
  ]);
});

it.each(
  (['serverError', 'rateLimit', 'error', 'dropConnection', 'loseAnswer'] as const).flatMap((kind) =>
    [
      'users.info',
      'chat.postMessage',
      'response_url',
      'views.publish',
      'files.completeUploadExternal',
    ].map((method) => ({ kind, method })),
  ),
)('tells the log no secret and no address when $method has the fault $kind', async (fault) => {
  const bot = botWorld({ bot: { sharesNames: true } });
  const { simulator } = bot;
  simulator.addFault({ ...fault, times: 20 });
  const exchanges = [await bot.type('today public chart'), await bot.type(`agent:${HANA}`)];
  await simulator.openHome(HANA);
  await simulator.send({ body: '{"event":null}', contentType: 'application/json' });
  await bot.tasks.drain(20_000);
  const log = bot.lines.filter((line) => !line.includes('"msg":"typed"')).join('');
  expect(log).toContain('"msg":"slack"');
  const addresses = exchanges.map(({ responseUrl }) => responseUrl);
  const secrets = [TOKEN, SIGNING_SECRET, HANA, 'hana', '/upload/', ...addresses];
  expect(secrets.filter((secret) => log.includes(secret))).toEqual([]);
});

it('finishes what runs before it ends, and takes no more', async () => {
  const { slow, open } = slowSource();
  const bot = botWorld({ report: { source: slow } });
  const { answer } = await bot.type('today');
  const drained = bot.tasks.drain(60_000);
  const refused = await bot.type('today');
  expect(refused.ack.status).toBe(503);
  const ready = await bot.http(new Request('http://app.test/health/ready'));
  expect([ready.status, await ready.json()]).toEqual([503, { status: 'closing' }]);
  open();
  await drained;
  expect((await answer()).text).toMatch(/^All agents/u);
});

it('aborts what takes too long to finish', async () => {
  const { source } = memoryWorld({ agents: ['anna'], asOfMs: at('13:59') });
  const stuck: AgentDaySource = {
    ...source,
    readAgentDays: async ({ signal }) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
      }),
  };
  const bot = botWorld({ report: { source: stuck } });
  const { answer } = await bot.type('today');
  await bot.tasks.drain(1);
  expect((await answer()).text).toMatch(/^Something went wrong/u);
});
