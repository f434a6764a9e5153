import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createEmulator } from 'emulate';
import { SCOPES } from './bot-world.ts';
import { makeBot, SIGNING_SECRET, TOKEN } from './make-bot.ts';
import type { OpenWorkspace, Told } from './workspace.ts';

/** Sees everything in the emulated workspace, as no app of ours may. */
const WATCHER = 'xoxp-watcher';

/** Where answers to what somebody did are sent; the emulator knows no such addresses. */
const ANSWERS = 'http://answers.test/';

/**
 * A workspace of `emulate`, a Slack that others made. It has no slash commands and no buttons: those
 * are sent from here, signed, and answered here; everything else is the emulator's.
 */
export const openEmulated: OpenWorkspace = async (world) => {
  const port = await freePort();
  const emulator = await createEmulator({ service: 'slack', port, seed: SEED });
  const { url } = emulator;
  const answers = createAnswers();
  const fetchBoth = async (to: string | URL, init?: RequestInit) =>
    String(to).startsWith(ANSWERS) ? answers.take(String(to), init) : fetch(to, init);
  const bot = makeBot({ url: `${url}/api/`, fetch: fetchBoth }, { world });
  const watch = watching(url);
  const { user, channel } = await idsOf(watch);
  const send = async (fields: Record<string, string>) => {
    const response = await bot.http(signed(new URLSearchParams(fields).toString(), FORM));
    if (response.status !== 200) throw new Error(`The bot answered ${response.status}.`);
  };
  return {
    async type(text) {
      const { address, answer } = answers.expect();
      const place = { user_id: user, channel_id: channel, response_url: address };
      await send({ command: '/utilization', text, trigger_id: 'none', ...place });
      return answer();
    },
    async press(told, action_id) {
      const { address, answer } = answers.expect();
      const action = { type: 'button', block_id: 'b', action_id, value: valueOf(told, action_id) };
      const place = { user: { id: user }, channel: { id: channel }, response_url: address };
      const { trigger_id } = await watch('views.generateTriggerId', { user_id: user });
      const payload = JSON.stringify({
        type: 'block_actions',
        ...place,
        trigger_id,
        actions: [action],
      });
      await send({ payload });
      return { answer };
    },
    async posted() {
      const { messages } = await watch('conversations.history', { channel });
      return messages.map((message: unknown) => JSON.stringify(message));
    },
    async files() {
      const { files } = await watch('files.list', {});
      const headers = { authorization: `Bearer ${WATCHER}` };
      return new Map(
        await Promise.all(
          files.map(async ({ name, url_private: from }: { name: string; url_private: string }) => {
            const response = await fetch(from, { headers });
            return [name, await response.text()] as const;
          }),
        ),
      );
    },
    async openHome() {
      const event = { type: 'app_home_opened', user, tab: 'home', view: {} };
      const envelope = { type: 'event_callback', event_id: 'Ev1', event };
      await bot.http(signed(JSON.stringify(envelope), 'application/json'));
      await bot.tasks.drain(10_000);
      return viewsAt(url);
    },
    async modal() {
      await bot.tasks.drain(10_000);
      return viewsAt(url);
    },
    settled: async () => bot.tasks.drain(10_000),
    close: async () => emulator.close(),
  };
};

const SEED = {
  slack: {
    strict_scopes: true,
    users: [
      { name: 'hana', real_name: 'Hana Ivanov', email: 'hana@example.com' },
      { name: 'halfhour', real_name: 'Halfhour', email: 'halfhour@example.com' },
    ],
    channels: [{ name: 'team-leads' }],
    tokens: [
      { token: TOKEN, user: 'halfhour', scopes: SCOPES },
      {
        token: WATCHER,
        user: 'halfhour',
        scopes: ['channels:read', 'channels:history', 'files:read', 'users:read', 'im:read'],
      },
    ],
  },
};

/** Takes the answers to what somebody did. */
function createAnswers() {
  const expected = new Map<string, (told: Told) => void>();
  return {
    /** A new address, and the first answer that comes to it. */
    expect() {
      const address = `${ANSWERS}${crypto.randomUUID()}`;
      const { promise, resolve } = Promise.withResolvers<Told>();
      expected.set(address, resolve);
      return { address, answer: async () => promise };
    },
    async take(address: string, init?: RequestInit): Promise<Response> {
      const answer: any = await new Response(init?.body ?? null).json();
      expected.get(address)?.({ blocks: [], ...answer });
      return new Response('ok');
    },
  };
}

type Watch = (method: string, args: object) => Promise<any>;

function watching(url: string): Watch {
  return async (method, args) => {
    const response = await fetch(`${url}/api/${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${WATCHER}`, 'content-type': 'application/json' },
      body: JSON.stringify(args),
    });
    const body: any = await response.json();
    if (body.ok !== true) throw new Error(`${method}: ${body.error}`);
    return body;
  };
}

async function idsOf(watch: Watch): Promise<{ user: string; channel: string }> {
  const { members } = await watch('users.list', {});
  const { channels } = await watch('conversations.list', {});
  return { user: idOf(members, 'hana'), channel: idOf(channels, 'team-leads') };
}

function idOf(list: readonly { id: string; name: string }[], wanted: string): string {
  return list.find(({ name }) => name === wanted)?.id ?? '';
}

/** What a button of a message carries. */
function valueOf({ blocks }: Told, actionId: string): unknown {
  const elements = blocks.flatMap((block: any) => block.elements ?? []);
  return elements.find((element: any) => element.action_id === actionId)?.value;
}

/** The emulator's own page of all views there are. */
async function viewsAt(url: string): Promise<string> {
  return (await fetch(`${url}/?tab=views`)).text();
}

const FORM = 'application/x-www-form-urlencoded';

/** A request as Slack signs it. */
function signed(body: string, contentType: string): Request {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const hash = createHmac('sha256', SIGNING_SECRET).update(`v0:${timestamp}:${body}`).digest('hex');
  return new Request('http://app.test/slack/events', {
    method: 'POST',
    body,
    headers: {
      'content-type': contentType,
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${hash}`,
    },
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('No port was free.');
  return address.port;
}
