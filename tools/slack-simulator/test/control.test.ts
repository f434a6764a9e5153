import { expect, test } from 'vitest';
import { startSlackSimulator } from '../src/index.ts';
import { EMRE, HANA, send, world } from './client.ts';

/** An app whose acknowledgement is what was typed. */
async function echo(request: Request): Promise<Response> {
  return new Response(new URLSearchParams(await request.text()).get('text'));
}

function wired() {
  const { simulator, call } = world({ app: echo });
  const control = async (path: string, body?: unknown, headers: Record<string, string> = {}) =>
    send(simulator, `/_simulator/${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  return { simulator, call, control };
}

test('over HTTP a command gives its acknowledgement and the answers that were waited for', async () => {
  const { control } = wired();
  const command = { user: HANA, channel: 'team-leads', text: 'hi', answers: 1 };
  const { status, body } = await control('command', command);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    ack: { status: 200, isTimedOut: false },
    answers: [{ text: 'hi' }],
  });
});

test('what is in the workspace can be read', async () => {
  const { control, call } = wired();
  await call('chat.postMessage', {
    channel: 'team-leads',
    text: 'to all',
    blocks: [{ type: 'divider' }],
  });
  await call('chat.postEphemeral', { channel: 'team-leads', user: 'U00000001', text: 'to Hana' });
  expect((await control('users')).body).toHaveLength(8);
  expect((await control('channels')).body).toHaveLength(5);
  const messages = await control('messages?channel=team-leads');
  expect(messages.body).toMatchObject([{ text: 'to all', blocks: [{ block_id: 'block-0' }] }]);
  expect((await control(`ephemerals?user=${HANA}`)).body).toMatchObject([{ text: 'to Hana' }]);
  expect((await control('calls')).body).toHaveLength(2);
  expect((await control('waitForMessage', { text: 'to all' })).body).toMatchObject({
    text: 'to all',
  });
});

test('a screen shows what one person sees, and no more', async () => {
  const { control, call, simulator } = wired();
  await call('chat.postEphemeral', { channel: 'team-leads', user: 'U00000001', text: 'to Hana' });
  simulator.say({ user: EMRE, channel: 'team-leads', text: 'to all' });
  const seenBy = async (user: string) =>
    (await control(`screen?user=${user}`)).body.messages.map(({ text }: { text: string }) => text);
  expect(await seenBy(HANA)).toEqual(['to Hana', 'to all']);
  expect(await seenBy(EMRE)).toEqual(['to all']);
});

test('faults are ordered over HTTP, and taken back', async () => {
  const { control, call, simulator } = wired();
  expect((await control('faults', [{ kind: 'serverError' }, { kind: 'rateLimit' }])).body).toEqual({
    added: 2,
  });
  expect((await call('auth.test')).status).toBe(503);
  await send(simulator, '/_simulator/faults', { method: 'DELETE' });
  expect((await call('auth.test')).status).toBe(200);
  const unknown = await control('faults', { kind: 'earthquake' });
  expect([unknown.status, unknown.body.message]).toEqual([
    400,
    expect.stringContaining('rateLimit'),
  ]);
});

test('a control that makes no sense is a 400 that says why', async () => {
  const { control } = wired();
  expect((await control('command', { user: HANA })).body.message).toContain(
    'missing required field: channel',
  );
  expect(
    (await control('command', { user: 'nobody', channel: 'team-leads' })).body.message,
  ).toContain('There is no person nobody');
  expect((await control('screen?user=nobody')).status).toBe(400);
});

test('other pages and other names have no access to the controls and the page', async () => {
  const { control, simulator } = wired();
  const say = { user: HANA, channel: 'team-leads', text: 'x' };
  const from = async (headers: Record<string, string>) =>
    (await control('say', say, headers)).status;
  expect(await from({ origin: 'http://evil.example' })).toBe(403);
  expect(await from({ origin: 'null' })).toBe(403);
  expect(await from({ host: 'evil.example' })).toBe(403);
  expect(await from({ origin: simulator.url })).toBe(200);
  expect((await send(simulator, '/', { headers: { host: 'evil.example' } })).status).toBe(403);
});

test('the page lets no script run but its own, and serves nothing but itself', async () => {
  const { simulator } = world();
  const page = await send(simulator, '/');
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
  expect(page.headers.get('content-security-policy')).not.toContain('unsafe');
  const script = await send(simulator, '/page/browser/main.ts');
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(script.body).not.toContain('interface ');
  for (const path of [
    '/page/browser/none.ts',
    '/page/browser/..%2F..%2Fmain.ts',
    '/page/index.html',
  ])
    expect((await send(simulator, path)).status).toBe(404);
});

test('a file that a browser could run is downloaded, not shown', async () => {
  const { simulator, call } = wired();
  const files = [];
  for (const filename of ['a.png', 'b.html']) {
    const { body } = await call('files.getUploadURLExternal', { filename, length: 1 });
    await send(simulator, new URL(body.upload_url).pathname, { method: 'POST', body: 'x' });
    files.push({ id: body.file_id });
  }
  await call('files.completeUploadExternal', { files });
  const dispositionOf = async (id: string) =>
    (await send(simulator, `/_simulator/files/${id}`)).headers.get('content-disposition');
  expect(await dispositionOf('F00000001')).toMatch(/^inline/);
  expect(await dispositionOf('F00000002')).toMatch(/^attachment/);
});

test('changes are told as they happen, until nobody listens', async () => {
  const { simulator, url, close } = await startSlackSimulator();
  const listening = new AbortController();
  const { body } = await fetch(`${url}/_simulator/changes`, { signal: listening.signal });
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader?.read())?.value).toBe(': listening\n\n');
  simulator.say({ user: HANA, channel: 'team-leads', text: 'x' });
  expect((await reader?.read())?.value).toBe('data: posted\n\n');
  listening.abort();
  simulator.say({ user: HANA, channel: 'team-leads', text: 'y' });
  await close();
});
