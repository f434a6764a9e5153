import { expect, test } from 'vitest';
import { createSlackSimulator } from '../src/index.ts';
import { call, EMRE, EVERY_SCOPE, HANA, NOW_MS, send, world } from './client.ts';

const { simulator, channelId, userId } = world();
const leads = channelId('team-leads');
const ours = await call(simulator, 'chat.postMessage', { channel: leads, text: 'ours' });
const theirs = simulator.say({ user: HANA, channel: 'team-leads', text: 'theirs' });
const hana = userId(HANA);
const old = `${NOW_MS / 1000 - 60}.000001`;

const REFUSALS: readonly [string, string, object, string][] = [
  ['an unknown channel', 'chat.postMessage', { channel: 'C9', text: 'x' }, 'channel_not_found'],
  [
    'a private channel without the bot',
    'chat.postMessage',
    { channel: channelId('management'), text: 'x' },
    'channel_not_found',
  ],
  [
    'an archived channel',
    'chat.postMessage',
    { channel: channelId('old-shifts'), text: 'x' },
    'is_archived',
  ],
  ['a message that says nothing', 'chat.postMessage', { channel: leads }, 'no_text'],
  ['an empty text', 'chat.postMessage', { channel: leads, text: '' }, 'no_text'],
  [
    'a text of 40 001 characters',
    'chat.postMessage',
    { channel: leads, text: 'x'.repeat(40_001) },
    'msg_too_long',
  ],
  ['no channel', 'chat.postMessage', { text: 'x' }, 'invalid_arguments'],
  [
    'a thread that is not there',
    'chat.postMessage',
    { channel: leads, text: 'x', thread_ts: old },
    'thread_not_found',
  ],
  [
    'blocks that are no list',
    'chat.postMessage',
    { channel: leads, blocks: '{}' },
    'invalid_blocks_format',
  ],
  [
    'blocks that are no JSON',
    'chat.postMessage',
    { channel: leads, blocks: '[' },
    'invalid_blocks_format',
  ],
  [
    'an unknown block',
    'chat.postMessage',
    { channel: leads, blocks: [{ type: 'banner' }] },
    'invalid_blocks',
  ],
  [
    'metadata that is no JSON',
    'chat.postMessage',
    { channel: leads, text: 'x', metadata: '{' },
    'invalid_metadata_format',
  ],
  [
    'metadata without a type',
    'chat.postMessage',
    { channel: leads, text: 'x', metadata: { event_payload: {} } },
    'invalid_metadata_schema',
  ],
  [
    'much metadata',
    'chat.postMessage',
    {
      channel: leads,
      text: 'x',
      metadata: { event_type: 'x', event_payload: { x: 'x'.repeat(16_000) } },
    },
    'metadata_too_large',
  ],
  [
    'a person who is a bot',
    'chat.postMessage',
    { channel: 'USLACKBOT', text: 'x' },
    'channel_not_found',
  ],
  [
    'an edit of nothing',
    'chat.update',
    { channel: leads, ts: old, text: 'x' },
    'message_not_found',
  ],
  [
    "an edit of somebody else's message",
    'chat.update',
    { channel: leads, ts: theirs.ts, text: 'x' },
    'cant_update_message',
  ],
  [
    'an edit with 4 001 characters',
    'chat.update',
    { channel: leads, ts: ours.body.ts, text: 'x'.repeat(4001) },
    'msg_too_long',
  ],
  [
    "deleting somebody else's message",
    'chat.delete',
    { channel: leads, ts: theirs.ts },
    'cant_delete_message',
  ],
  ['deleting what is not there', 'chat.delete', { channel: leads, ts: old }, 'message_not_found'],
  [
    'an ephemeral for a stranger',
    'chat.postEphemeral',
    { channel: leads, user: 'U9', text: 'x' },
    'user_not_in_channel',
  ],
  [
    'history where the bot is not',
    'conversations.history',
    { channel: channelId('general') },
    'not_in_channel',
  ],
  [
    'history of a private channel without the bot',
    'conversations.history',
    { channel: channelId('management') },
    'channel_not_found',
  ],
  [
    'a cursor of another make',
    'conversations.history',
    { channel: leads, cursor: 'x' },
    'invalid_cursor',
  ],
  [
    'a page of 1 000 messages',
    'conversations.history',
    { channel: leads, limit: 1000 },
    'invalid_arguments',
  ],
  [
    'an instant that is none',
    'conversations.history',
    { channel: leads, oldest: 'noon' },
    'invalid_ts_oldest',
  ],
  ['replies to nothing', 'conversations.replies', { channel: leads, ts: old }, 'thread_not_found'],
  [
    'info of a private channel without the bot',
    'conversations.info',
    { channel: channelId('management') },
    'channel_not_found',
  ],
  ['an unknown type of channel', 'conversations.list', { types: 'secret' }, 'invalid_types'],
  ['a direct message to nobody', 'conversations.open', { users: 'U9' }, 'user_not_found'],
  ['a direct message to a bot', 'conversations.open', { users: 'USLACKBOT' }, 'cannot_dm_bot'],
  ['an unknown user', 'users.info', { user: 'U9' }, 'user_not_found'],
  ['an unknown address', 'users.lookupByEmail', { email: 'a@b.c' }, 'users_not_found'],
  [
    'a trigger of another make',
    'views.open',
    { trigger_id: 'x', view: modal() },
    'invalid_trigger_id',
  ],
  [
    'a modal without a title',
    'views.open',
    { trigger_id: 'x', view: { type: 'modal', blocks: [] } },
    'invalid_arguments',
  ],
  [
    'a modal with an input and without a submit',
    'views.open',
    { trigger_id: 'x', view: modal([input()]) },
    'invalid_arguments',
  ],
  [
    'a modal with 101 blocks',
    'views.open',
    { trigger_id: 'x', view: modal(Array.from({ length: 101 }, () => ({ type: 'divider' }))) },
    'invalid_arguments',
  ],
  [
    'a title of 25 characters',
    'views.open',
    { trigger_id: 'x', view: modal([], 'x'.repeat(25)) },
    'invalid_arguments',
  ],
  [
    'a Home tab opened as a modal',
    'views.open',
    { trigger_id: 'x', view: { type: 'home', blocks: [] } },
    'invalid_arguments',
  ],
  ['an update of nothing', 'views.update', { view_id: 'V9', view: modal() }, 'not_found'],
  [
    'a Home tab for nobody',
    'views.publish',
    { user_id: 'U9', view: { type: 'home', blocks: [] } },
    'user_not_found',
  ],
  [
    'a modal published as a Home tab',
    'views.publish',
    { user_id: hana, view: modal() },
    'invalid_arguments',
  ],
  [
    'an upload of nothing',
    'files.getUploadURLExternal',
    { filename: 'a.csv', length: 0 },
    'invalid_arguments',
  ],
  [
    'an upload that never came',
    'files.completeUploadExternal',
    { files: [{ id: 'F9' }] },
    'file_not_found',
  ],
  ['no files', 'files.completeUploadExternal', { files: [] }, 'invalid_arguments'],
  ['an unknown method', 'chat.shout', {}, 'unknown_method'],
];

function modal(blocks: object[] = [], title = 'Form') {
  return { type: 'modal', title: { type: 'plain_text', text: title }, blocks };
}

function input() {
  const label = { type: 'plain_text', text: 'Name' };
  return { type: 'input', label, element: { type: 'plain_text_input' } };
}

test.each(REFUSALS)('refuses %s', async (_what, method, args, error) => {
  const answer = await call(simulator, method, args);
  expect([answer.status, answer.body.ok, answer.body.error]).toEqual([200, false, error]);
});

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };
const GOOD = { authorization: 'Bearer xoxb-simulator' };

test.each([
  ['no token', {}, '{}', 'not_authed'],
  ['a foreign token', { authorization: 'Bearer xoxb-other' }, '{}', 'invalid_auth'],
  ['a body that is no JSON', GOOD, '{', 'invalid_json'],
  ['JSON that is no object', GOOD, 'null', 'json_not_object'],
])('refuses %s', async (_what, headers, body, error) => {
  const init = { method: 'POST', headers: { ...JSON_TYPE, ...headers }, body };
  expect((await send(simulator, '/api/auth.test', init)).body.error).toBe(error);
});

test.each([
  ['text/csv', 'invalid_post_type'],
  ['multipart/form-data', 'invalid_form_data'],
])('refuses a body that is %s', async (contentType, error) => {
  const headers = { ...GOOD, 'content-type': contentType };
  const { body } = await send(simulator, '/api/auth.test', { method: 'POST', headers, body: 'x' });
  expect(body.error).toBe(error);
});

test('takes the same call as JSON, as a form and in the address', async () => {
  const args = { channel: leads, text: 'x', blocks: [{ type: 'divider' }] };
  const form = { ...args, token: 'xoxb-simulator', blocks: JSON.stringify(args.blocks) };
  const answers = await Promise.all([
    call(simulator, 'chat.postMessage', args),
    send(simulator, '/api/chat.postMessage', { method: 'POST', body: new URLSearchParams(form) }),
    send(simulator, `/api/chat.postMessage?${new URLSearchParams(form).toString()}`),
  ]);
  for (const { body } of answers)
    expect(body).toMatchObject({ ok: true, message: { text: 'x', blocks: [{ type: 'divider' }] } });
});

test('warns of JSON without a charset', async () => {
  const headers = { ...GOOD, 'content-type': 'application/json' };
  const { body } = await send(simulator, '/api/auth.test', { method: 'POST', headers, body: '{}' });
  expect(body).toMatchObject({
    ok: true,
    warning: 'missing_charset',
    response_metadata: { warnings: ['missing_charset'] },
  });
});

const NEEDED: readonly [string, object, string][] = [
  ['chat.postMessage', { channel: leads, text: 'x' }, 'chat:write'],
  ['chat.update', { channel: leads, ts: ours.body.ts, text: 'x' }, 'chat:write'],
  ['chat.delete', { channel: leads, ts: ours.body.ts }, 'chat:write'],
  ['chat.postEphemeral', { channel: leads, user: hana, text: 'x' }, 'chat:write'],
  ['conversations.history', { channel: leads }, 'channels:history'],
  ['conversations.history', { channel: channelId('planning') }, 'groups:history'],
  ['conversations.replies', { channel: leads, ts: ours.body.ts }, 'channels:history'],
  ['conversations.info', { channel: leads }, 'channels:read'],
  ['conversations.list', {}, 'channels:read'],
  ['conversations.list', { types: 'private_channel' }, 'groups:read'],
  ['users.conversations', {}, 'channels:read'],
  ['conversations.open', { users: hana }, 'im:write'],
  ['users.info', { user: hana }, 'users:read'],
  ['users.list', {}, 'users:read'],
  ['users.lookupByEmail', { email: HANA }, 'users:read.email'],
  ['files.getUploadURLExternal', { filename: 'a', length: 1 }, 'files:write'],
  ['files.completeUploadExternal', { files: [{ id: 'F1' }] }, 'files:write'],
];

test.each(NEEDED)('%s with %o needs %s', async (method, args, scope) => {
  const scopes = EVERY_SCOPE.filter((one) => one !== scope);
  const { body } = await call(world({ scopes }).simulator, method, args);
  expect(body).toMatchObject({ ok: false, error: 'missing_scope', provided: scopes.join(',') });
  expect(body.needed.split(',')).toContain(scope);
});

test('the scopes granted by default are those the bot asks for: channels cannot be listed', async () => {
  const asked = createSlackSimulator();
  const args = { channel: leads, text: 'x' };
  expect((await call(asked, 'chat.postMessage', args)).body.ok).toBe(true);
  expect((await call(asked, 'conversations.list')).body).toMatchObject({
    error: 'missing_scope',
    needed: 'channels:read',
  });
});

test('without chat:write.public the bot posts only where it was invited', async () => {
  const scopes = EVERY_SCOPE.filter((scope) => scope !== 'chat:write.public');
  const invited = world({ scopes });
  const post = async () => {
    const args = { channel: invited.channelId('general'), text: 'x' };
    return (await invited.call('chat.postMessage', args)).body;
  };
  expect(await post()).toMatchObject({ error: 'not_in_channel' });
  invited.simulator.setBotMember('general', true);
  expect(await post()).toMatchObject({ ok: true });
  invited.simulator.archive('general');
  expect(await post()).toMatchObject({ error: 'is_archived' });
});

test('an e-mail address is seen only with users:read.email, and a zone may be missing', async () => {
  const scopes = ['users:read'];
  const { body: blind } = await world({ scopes }).call('users.info', { user: hana });
  expect(blind.user.profile.email).toBeUndefined();
  const { body } = await call(simulator, 'users.info', { user: hana });
  expect(body.user).toMatchObject({ tz: 'Europe/London', profile: { email: HANA } });
  const guest = await call(simulator, 'users.lookupByEmail', { email: 'robin.guest@example.org' });
  expect(guest.body.user.tz).toBeUndefined();
});

test('somebody who left has no zone and no name, and is not found by address', async () => {
  const users = [{ name: 'Ada Gone', email: 'ada@example.com', zone: 'UTC', active: false }];
  const { call: ask } = world({ users });
  const { body } = await ask('users.info', { user: 'U00000001' });
  expect(body.user).toMatchObject({ deleted: true });
  expect(body.user.tz).toBeUndefined();
  expect((await ask('users.lookupByEmail', { email: 'ada@example.com' })).body.ok).toBe(false);
});

test('two posts to a channel within the spacing are a 429 that says how long to wait', async () => {
  const spaced = world({ postSpacingMs: 1000 });
  const post = async (channel: string) => spaced.call('chat.postMessage', { channel, text: 'x' });
  expect((await post('team-leads')).status).toBe(200);
  const refused = await post('team-leads');
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
  expect(refused.body).toEqual({ ok: false, error: 'ratelimited' });
  expect((await post('planning')).status).toBe(200);
  spaced.pass(1000);
  expect((await post('team-leads')).status).toBe(200);
});

test('a workspace without a Home tab says so', async () => {
  const view = { type: 'home', blocks: [] };
  const { body } = await world({ home: false }).call('views.publish', { user_id: hana, view });
  expect(body.error).toBe('not_enabled');
});

test('nobody is named twice in a list that is paged through', async () => {
  const first = await call(simulator, 'users.list', { limit: 5 });
  const { next_cursor: cursor } = first.body.response_metadata;
  const second = await call(simulator, 'users.list', { limit: 5, cursor });
  const ids = [...first.body.members, ...second.body.members].map(({ id }: { id: string }) => id);
  expect(new Set(ids).size).toBe(simulator.users().length);
  expect(second.body.response_metadata.next_cursor).toBe('');
  expect(ids).toContain(userId(EMRE));
});
