import { LogLevel, WebClient } from '@slack/web-api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type StartedSlackSimulator, startSlackSimulator } from '../src/index.ts';
import { EVERY_SCOPE, HANA } from './client.ts';

let slack: StartedSlackSimulator;
let client: WebClient;
let leads: string;
let hana: string;

beforeAll(async () => {
  slack = await startSlackSimulator({ scopes: EVERY_SCOPE });
  client = new WebClient('xoxb-simulator', {
    slackApiUrl: `${slack.url}/api/`,
    logLevel: LogLevel.ERROR,
    retryConfig: { retries: 0 },
  });
  leads = slack.simulator.channels().find(({ name }) => name === 'team-leads')?.id ?? '';
  hana = slack.simulator.users().find(({ email }) => email === HANA)?.id ?? '';
});

afterAll(async () => slack.close());

test("the vendor's client is who it is", async () => {
  expect(await client.auth.test()).toMatchObject({ ok: true, user_id: 'U0BOT', team_id: /^T/ });
});

test('a digest is posted with metadata, found again by it, and edited in place', async () => {
  const metadata = { event_type: 'digest', event_payload: { id: 'late-2026-11-22' } };
  const posted = await client.chat.postMessage({ channel: leads, text: 'Provisional', metadata });
  const ts = posted.ts ?? '';
  const found = await client.conversations.history({
    channel: leads,
    include_all_metadata: true,
    limit: 1,
  });
  expect(found.messages).toMatchObject([{ ts, metadata }]);
  const edited = await client.chat.update({ channel: leads, ts, text: 'Settled' });
  expect(edited).toMatchObject({ ts, text: 'Settled', message: { edited: { user: 'U0BOT' } } });
  const message = slack.simulator.messages(leads).find((one) => one.ts === ts);
  expect(message).toMatchObject({ text: 'Settled', metadata });
});

test('metadata is told only to who asks for it', async () => {
  const metadata = { event_type: 'digest', event_payload: {} };
  await client.chat.postMessage({ channel: leads, text: 'x', metadata });
  const { messages } = await client.conversations.history({ channel: leads, limit: 1 });
  expect(messages?.[0]).not.toHaveProperty('metadata');
});

test('an edit keeps what it does not name, and an empty list takes the blocks away', async () => {
  const blocks = [{ type: 'divider' }];
  const { ts = '' } = await client.chat.postMessage({ channel: leads, text: 'one', blocks });
  await client.chat.update({ channel: leads, ts, text: 'two' });
  const kept = await slack.simulator.waitForMessage({ channel: leads, text: 'two' });
  expect(kept.blocks).toEqual(blocks);
  await client.chat.update({ channel: leads, ts, text: 'three', blocks: [] });
  expect((await slack.simulator.waitForMessage({ text: 'three' })).blocks).toEqual([]);
});

test('replies are in the thread and not in the history', async () => {
  const { ts = '' } = await client.chat.postMessage({ channel: leads, text: 'parent' });
  const reply = await client.chat.postMessage({ channel: leads, text: 'moved', thread_ts: ts });
  const nested = { channel: leads, text: 'again', thread_ts: reply.ts ?? '' };
  await client.chat.postMessage(nested);
  const { messages = [] } = await client.conversations.replies({ channel: leads, ts });
  expect(messages.map(({ text }) => text)).toEqual(['parent', 'moved', 'again']);
  expect(messages[0]).toMatchObject({ reply_count: 2, latest_reply: messages[2]?.ts });
  const history = await client.conversations.history({ channel: leads });
  expect(history.messages?.map(({ text }) => text)).not.toContain('moved');
});

test('history is paged through, the newest first, between two instants without the ends', async () => {
  const sent: string[] = [];
  for (const text of ['a', 'b', 'c', 'd', 'e']) {
    const { ts = '' } = await client.chat.postMessage({ channel: 'planning', text });
    sent.push(ts);
  }
  const [oldest = '', , , , latest = ''] = sent;
  const channel = slack.simulator.channels().find(({ name }) => name === 'planning')?.id ?? '';
  const texts: (string | undefined)[] = [];
  let cursor: string | undefined;
  do {
    const window = {
      channel,
      oldest,
      latest,
      limit: 2,
      ...(cursor === undefined ? {} : { cursor }),
    };
    const page = await client.conversations.history(window);
    texts.push(...(page.messages ?? []).map(({ text }) => text));
    cursor = page.response_metadata?.next_cursor;
  } while (cursor !== undefined);
  expect(texts).toEqual(['d', 'c', 'b']);
  const whole = await client.conversations.history({ channel, oldest, latest, inclusive: true });
  expect(whole.messages).toHaveLength(5);
});

test('an ephemeral message is in no history and cannot be edited', async () => {
  const asked = { channel: leads, user: hana, text: 'for Hana' };
  const { message_ts: ts = '' } = await client.chat.postEphemeral(asked);
  expect(slack.simulator.ephemerals(HANA).map(({ text }) => text)).toContain('for Hana');
  const { messages } = await client.conversations.history({ channel: leads });
  expect(messages?.map(({ text }) => text)).not.toContain('for Hana');
  await expect(client.chat.update({ channel: leads, ts, text: 'x' })).rejects.toMatchObject({
    data: { error: 'message_not_found' },
  });
});

test('a deleted message is gone', async () => {
  const { ts = '' } = await client.chat.postMessage({ channel: leads, text: 'mistake' });
  await client.chat.delete({ channel: leads, ts });
  expect(slack.simulator.messages(leads).map((message) => message.ts)).not.toContain(ts);
});

test('a person is found by address and written to by id, in one direct message', async () => {
  const { user } = await client.users.lookupByEmail({ email: HANA });
  expect(user).toMatchObject({ id: hana, real_name: 'Hana Ivanov', tz: 'Europe/London' });
  const posted = await client.chat.postMessage({ channel: hana, text: 'Your digest is paused.' });
  const opened = await client.conversations.open({ users: hana });
  expect(posted.channel).toBe(opened.channel?.id);
  const info = await client.conversations.info({ channel: posted.channel ?? '' });
  expect(info.channel).toMatchObject({ is_im: true, user: hana });
});

test('channels are listed with whether the bot is in them, private ones only when it is', async () => {
  const types = 'public_channel,private_channel';
  const { channels = [] } = await client.conversations.list({ types, exclude_archived: true });
  expect(channels.map(({ name, is_member: isMember }) => [name, isMember])).toEqual([
    ['general', false],
    ['team-leads', true],
    ['planning', true],
  ]);
  const own = await client.users.conversations({ types, exclude_archived: true });
  expect(own.channels?.map(({ name }) => name)).toEqual(['team-leads', 'planning']);
});

test('a picture and a table are uploaded together, with the figures in the comment', async () => {
  const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47]);
  await client.files.uploadV2({
    channel_id: leads,
    initial_comment: 'Support 71 %',
    file_uploads: [
      { file: picture, filename: 'day.png', title: 'Heat map', alt_text: 'not sent by the client' },
      { file: Buffer.from('agent,busy\n'), filename: 'agents.csv' },
    ],
  });
  const message = await slack.simulator.waitForMessage({ channel: leads, text: 'Support 71 %' });
  expect(message.files).toMatchObject([
    { name: 'day.png', title: 'Heat map', mimeType: 'image/png', altText: undefined },
    { name: 'agents.csv', title: 'agents.csv', mimeType: 'text/csv' },
  ]);
  const [shown] = message.files;
  expect(Buffer.from(shown?.bytes ?? [])).toEqual(picture);
});

test('files cannot be shared where the bot is not, and their bytes need the token', async () => {
  const file = Buffer.from('x');
  const upload = client.files.uploadV2({ channel_id: 'general', file, filename: 'x.txt' });
  await expect(upload).rejects.toMatchObject({ data: { error: 'not_in_channel' } });
  await client.files.uploadV2({ channel_id: leads, file, filename: 'y.txt' });
  const { messages } = await client.conversations.history({ channel: leads, limit: 1 });
  const url = messages?.[0]?.files?.[0]?.url_private ?? '';
  expect((await fetch(url)).status).toBe(403);
  const headers = { authorization: 'Bearer xoxb-simulator' };
  expect(await (await fetch(url, { headers })).text()).toBe('x');
});

test('an upload of another length than announced is refused', async () => {
  const announced = await client.files.getUploadURLExternal({ filename: 'a.txt', length: 3 });
  const response = await fetch(announced.upload_url ?? '', { method: 'POST', body: 'four' });
  expect(response.status).toBe(400);
  const files: [{ id: string }] = [{ id: announced.file_id ?? '' }];
  await expect(client.files.completeUploadExternal({ files })).rejects.toMatchObject({
    data: { error: 'file_not_found' },
  });
});
