import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type StartedSlackSimulator, startSlackSimulator } from '../src/index.ts';

const HANA = 'hana.ivanov.1@example.com';
const SECRET = 'a-signing-secret';

let slack: StartedSlackSimulator;
let receiver: HTTPReceiver;

beforeAll(async () => {
  slack = await startSlackSimulator({ signingSecret: SECRET });
  receiver = new HTTPReceiver({
    signingSecret: SECRET,
    endpoints: '/slack/events',
    logLevel: LogLevel.ERROR,
  });
  const app = new App({
    token: 'xoxb-simulator',
    receiver,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: `${slack.url}/api/` },
  });
  app.command('/utilization', async ({ ack, respond, command }) => {
    await ack();
    await respond({ text: `You said ${command.text}.`, blocks: [menu()] });
  });
  app.action('share', async ({ ack, respond }) => {
    await ack();
    await respond({ text: 'Shared.', response_type: 'in_channel' });
  });
  app.action('agent', async ({ ack, respond, action }) => {
    await ack();
    const chosen = action.type === 'static_select' ? action.selected_option.value : '';
    await respond({ text: `Agent ${chosen}.`, replace_original: true });
  });
  app.command('/subscribe', async ({ ack, client, body }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: form() });
  });
  app.view('subscribe', async ({ ack, view, client, body }) => {
    const zone = view.state.values['zone']?.['zone']?.value ?? '';
    if (!zone.includes('/'))
      return ack({ response_action: 'errors', errors: { zone: 'Not a zone.' } });
    await ack();
    await client.chat.postMessage({ channel: body.user.id, text: `Subscribed in ${zone}.` });
  });
  app.event('app_home_opened', async ({ client, event }) => {
    await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: [menu()] } });
  });
  const server = await receiver.start(0);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('Not on a port.');
  slack.simulator.connect(`http://127.0.0.1:${address.port}/slack/events`);
});

afterAll(async () => {
  await receiver.stop();
  await slack.close();
});

function menu() {
  return {
    type: 'actions' as const,
    elements: [
      {
        type: 'button' as const,
        action_id: 'share',
        text: { type: 'plain_text' as const, text: 'Share' },
      },
      {
        type: 'static_select' as const,
        action_id: 'agent',
        options: ['ada', 'bela'].map((name) => ({
          text: { type: 'plain_text' as const, text: name },
          value: name,
        })),
      },
    ],
  };
}

function form() {
  return {
    type: 'modal' as const,
    callback_id: 'subscribe',
    title: { type: 'plain_text' as const, text: 'Subscribe' },
    submit: { type: 'plain_text' as const, text: 'Save' },
    blocks: [
      {
        type: 'input' as const,
        block_id: 'zone',
        label: { type: 'plain_text' as const, text: 'Zone' },
        element: { type: 'plain_text_input' as const, action_id: 'zone' },
      },
    ],
  };
}

const ask = async (text: string) =>
  slack.simulator.command({ user: HANA, channel: 'team-leads', text });

test('a command is acknowledged, then answered to the person alone', async () => {
  const { ack, answer } = await ask('today');
  expect(ack).toMatchObject({ status: 200, isTimedOut: false, body: '' });
  expect(ack.tookMs).toBeGreaterThan(0);
  const message = await answer();
  expect(message.text).toBe('You said today.');
  expect(slack.simulator.ephemerals(HANA)).toContainEqual(message);
  expect(slack.simulator.messages('team-leads')).not.toContainEqual(message);
});

test('a button on a private answer posts to the channel', async () => {
  const message = await (await ask('share')).answer();
  const pressed = await slack.simulator.press({ user: HANA, message, actionId: 'share' });
  const shared = await pressed.answer();
  expect(shared).toMatchObject({ text: 'Shared.', onlyFor: undefined });
  expect(slack.simulator.messages('team-leads')).toContainEqual(shared);
});

test('a choice in a menu replaces the private answer', async () => {
  const message = await (await ask('menu')).answer();
  const chosen = { user: HANA, message, actionId: 'agent', value: 'bela' };
  const replaced = await (await slack.simulator.choose(chosen)).answer();
  expect(replaced).toMatchObject({ ts: message.ts, text: 'Agent bela.', blocks: [] });
});

test('a form is opened, refused with an error under its input, then taken', async () => {
  await slack.simulator.command({ user: HANA, channel: 'team-leads', command: '/subscribe' });
  const view = await slack.simulator.waitForModal(HANA);
  const refused = await slack.simulator.submit({ user: HANA, view, values: { zone: 'London' } });
  expect(refused.errors).toEqual({ zone: 'Not a zone.' });
  expect(slack.simulator.modals(HANA)).toHaveLength(1);
  await slack.simulator.submit({ user: HANA, view, values: { zone: 'Europe/London' } });
  expect(slack.simulator.modals(HANA)).toEqual([]);
  const told = await slack.simulator.waitForMessage({ text: 'Subscribed in Europe/London.' });
  expect(told.channelId).toMatch(/^D/);
});

test('the Home tab is published when it is opened', async () => {
  const delivery = await slack.simulator.openHome(HANA);
  expect(delivery.status).toBe(200);
  const home = await slack.simulator.waitForHome(HANA);
  expect(home.blocks).toHaveLength(1);
});

test('a wrong, a missing and a stale signature are refused by Bolt', async () => {
  const body = new URLSearchParams({ command: '/nothing', text: '' }).toString();
  const staleSeconds = Math.floor(Date.now() / 1000) - 301;
  const statuses = await Promise.all([
    slack.simulator.send({ body, signing: 'wrong' }),
    slack.simulator.send({ body, signing: 'missing' }),
    slack.simulator.send({ body, timestampSeconds: staleSeconds }),
  ]);
  expect(statuses.map(({ status }) => status)).toEqual([401, 401, 401]);
});

test('the same bytes can be sent again', async () => {
  const { ack, answer } = await ask('again');
  const again = await slack.simulator.replay(ack);
  await answer(2);
  expect(again.sent).toEqual(ack.sent);
  expect(again.status).toBe(200);
});
