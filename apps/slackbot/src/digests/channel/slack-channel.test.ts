import { createSlackSimulator } from '@halfhour/slack-simulator';
import { expect, it } from 'vitest';
import manifest from '../../../manifest.json' with { type: 'json' };
import { aDelivery, aSubscription } from '@halfhour/core/testing';
import { plain } from '../../answer/testing.ts';
import { createLog } from '../../log/log.ts';
import { createDigestApi } from '../../slack/digest-api.ts';
import { digestMessage } from '../content/digest-message.ts';
import { aDigest } from '../content/testing.ts';
import { bodyOf } from './body.ts';
import { createSlackChannel } from './slack-channel.ts';

const SCOPES = manifest.oauth_config.scopes.bot;
const BODY = bodyOf(digestMessage(aDigest()));

const nowMs = () => Date.now();

/** A channel over a simulated workspace, without a port. */
function world(options: Parameters<typeof createSlackSimulator>[0] = {}) {
  const simulator = createSlackSimulator({ token: 'xoxb-test', scopes: SCOPES, ...options });
  const api = createDigestApi({
    token: 'xoxb-test',
    url: `${simulator.url}/api/`,
    fetch: async (url, init) => simulator.fetch(new Request(url, init)),
    nowMs,
    log: createLog('error', { write: () => undefined }),
  });
  const channel = createSlackChannel({
    api,
    callMs: 500,
    nowMs,
    shiftNameOf: async () => 'Late & <late>',
  });
  const idOf = (name: string) => simulator.channels().find((one) => one.name === name)?.id ?? '';
  const place = (name: string) => ({ teamId: 'T1', channelId: idOf(name) });
  return { simulator, channel, place, leads: place('team-leads') };
}

const ALWAYS = { sinceMs: 0 };

it('finds again what it posted by its mark, and not what has another', async () => {
  const { simulator, channel, leads } = world();
  const posted = await channel.post({ place: leads, mark: 'd1', body: BODY });
  const [message] = simulator.messages('team-leads');
  expect(posted).toEqual({ kind: 'posted', ts: message?.ts });
  expect(plain(message?.text ?? '')).toContain('utilization 75 %');
  expect(await channel.find({ place: leads, mark: 'd1', ...ALWAYS })).toEqual(posted);
  expect(await channel.find({ place: leads, mark: 'd2', ...ALWAYS })).toEqual({ kind: 'absent' });
});

it('finds the oldest of two and tells of the other, among more messages than one page', async () => {
  const { simulator, channel, leads } = world();
  const first = await channel.post({ place: leads, mark: 'd1', body: BODY });
  const second = await channel.post({ place: leads, mark: 'd1', body: BODY });
  for (let index = 0; index < 250; index += 1) {
    simulator.say({ user: 'Hana Ivanov', channel: 'team-leads', text: `${index}` });
  }
  const others = second.kind === 'posted' ? [second.ts] : [];
  const found = await channel.find({ place: leads, mark: 'd1', ...ALWAYS });
  expect(found).toEqual({ ...first, others });
  const sinceMs = Date.now() + 3_600_000;
  expect(await channel.find({ place: leads, mark: 'd1', sinceMs })).toEqual({ kind: 'absent' });
});

it('finds a post whose answer was lost', async () => {
  const { simulator, channel, leads } = world();
  simulator.addFault({ kind: 'loseAnswer', method: 'chat.postMessage' });
  const lost = await channel.post({ place: leads, mark: 'd1', body: BODY });
  expect(lost).toEqual({ kind: 'lost', reason: 'no_answer' });
  expect(simulator.messages('team-leads')).toHaveLength(1);
  expect(await channel.find({ place: leads, mark: 'd1', ...ALWAYS })).toMatchObject({
    kind: 'posted',
  });
});

it('ends in time when Slack does not answer', async () => {
  const { simulator, channel, leads } = world();
  simulator.addFault({ kind: 'timeout', method: 'chat.postMessage' });
  const startedMs = performance.now();
  expect(await channel.post({ place: leads, mark: 'd1', body: BODY })).toMatchObject({
    kind: 'lost',
  });
  expect(performance.now() - startedMs).toBeLessThan(2000);
});

it('posts without the chart where the workspace takes none', async () => {
  const { simulator, channel, leads } = world({ charts: false });
  await channel.post({ place: leads, mark: 'd1', body: BODY });
  const [message] = simulator.messages('team-leads');
  const types = message?.blocks.map(({ type }) => type) ?? [];
  expect(types).toContain('header');
  expect(types).not.toContain('data_visualization');
});

it('edits in place, to plain text as well, and keeps the mark', async () => {
  const { simulator, channel, leads } = world();
  const posted = await channel.post({ place: leads, mark: 'd1', body: BODY });
  const ts = posted.kind === 'posted' ? posted.ts : '';
  const body = bodyOf([{ text: 'Nothing but this.' }]);
  expect(await channel.update({ place: leads, ts, body })).toEqual({ kind: 'done' });
  expect(simulator.messages('team-leads')).toMatchObject([
    { text: 'Nothing but this.', blocks: [] },
  ]);
  expect(await channel.find({ place: leads, mark: 'd1', ...ALWAYS })).toEqual(posted);
});

it('replies in a thread, and finds the reply again', async () => {
  const { simulator, channel, leads } = world();
  const posted = await channel.post({ place: leads, mark: 'd1', body: BODY });
  const ts = posted.kind === 'posted' ? posted.ts : '';
  const reply = { place: leads, ts, mark: 'd1/moved' };
  expect(await channel.findReply(reply)).toEqual({ kind: 'absent' });
  const replied = await channel.reply({ ...reply, body: bodyOf([{ text: '74 % → 76 %' }]) });
  expect(await channel.findReply(reply)).toEqual(replied);
  expect(simulator.messages('team-leads').filter((one) => one.threadTs === ts)).toHaveLength(1);
  expect(await channel.find({ place: leads, mark: 'd1/moved', ...ALWAYS })).toEqual({
    kind: 'absent',
  });
});

it('deletes once, and is content when it is gone already', async () => {
  const { simulator, channel, leads } = world();
  const posted = await channel.post({ place: leads, mark: 'd1', body: BODY });
  const ts = posted.kind === 'posted' ? posted.ts : '';
  expect(await channel.delete({ place: leads, ts })).toEqual({ kind: 'done' });
  expect(await channel.delete({ place: leads, ts })).toEqual({ kind: 'done' });
  expect(simulator.messages('team-leads')).toEqual([]);
});

it.each([
  ['old-shifts', 'is_archived'],
  ['management', 'channel_not_found'],
])('says that #%s takes nothing: %s', async (name, reason) => {
  const { channel, place } = world();
  expect(await channel.post({ place: place(name), mark: 'd1', body: BODY })).toMatchObject({
    kind: 'refused',
    verdict: 'gone',
    reason,
  });
});

it('says that it can’t look where it was not invited, and posts there all the same', async () => {
  const { channel, place } = world();
  const general = place('general');
  expect(await channel.find({ place: general, mark: 'd1', ...ALWAYS })).toEqual({
    kind: 'unreadable',
    reason: 'not_in_channel',
  });
  const posted = await channel.post({ place: general, mark: 'd1', body: BODY });
  expect(posted).toMatchObject({ kind: 'posted' });
});

it.each([
  [
    { kind: 'rateLimit', retryAfter: 7 },
    { verdict: 'later', retryAfterMs: 7000 },
  ],
  [
    { kind: 'error', error: 'token_revoked' },
    { verdict: 'later', reason: 'token_revoked' },
  ],
  [{ kind: 'error', error: 'msg_too_long', times: 9 }, { verdict: 'never' }],
  [{ kind: 'error', error: 'fatal_error' }, { kind: 'lost' }],
  [{ kind: 'serverError' }, { kind: 'lost' }],
] as const)('tells what %j means', async (fault, outcome) => {
  const { simulator, channel, leads } = world();
  simulator.addFault({ method: 'chat.postMessage', ...fault });
  expect(await channel.post({ place: leads, mark: 'd1', body: BODY })).toMatchObject(outcome);
});

it('tells an owner in private what is wrong and what to do', async () => {
  const { simulator, channel, leads } = world();
  const paused = { reason: 'is_archived', throughDate: null };
  const subscription = aSubscription({ ...leads, paused });
  const delivery = aDelivery({ reason: 'It was tried too often.' });
  const tell = async (userId: string, notice: 'paused' | 'dead') =>
    channel.tell(userId, { notice, subscription, delivery });
  const [hana] = simulator.users();
  expect(await tell(hana?.id ?? '', 'paused')).toEqual({ kind: 'done' });
  expect(await tell(hana?.id ?? '', 'dead')).toEqual({ kind: 'done' });
  const told = await simulator.waitForMessage({ text: /paused/u });
  expect(told.channelId).toMatch(/^D/u);
  expect(told.text).toMatch(
    /^Digests of the shift Late &amp; &lt;late&gt; in <#C\w+> are paused: the channel is archived\./u,
  );
  await simulator.waitForMessage({ text: /could not be posted in <#C\w+>: It was tried too/u });
  expect(await tell('U0', 'dead')).toMatchObject({ verdict: 'never' });
});
