import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { USAGE } from '../src/cli/flags.ts';
import { bodies } from '../src/control/bodies.ts';
import { FAULT_KINDS } from '../src/index.ts';
import { call, HANA, respond, world } from './client.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const rows = [...readme.matchAll(/^\| `([a-z]+\.[\w.]+)` *\| (\w+) *\|/gm)].map(
  ([, method = '', status = '']) => ({ method, status }),
);

test('the table has a row for every method there is, and no other row says it is answered', () => {
  const answered = rows.filter(({ status }) => status !== 'missing').map(({ method }) => method);
  expect(answered.toSorted()).toEqual(world().simulator.methods.toSorted());
});

test.each(rows)('$method is $status', async ({ method, status }) => {
  const { body } = await call(world().simulator, method);
  expect(body.error === 'unknown_method' ? 'missing' : status).toBe(status);
});

test('every kind of fault, every flag and every control is explained', () => {
  for (const kind of FAULT_KINDS) expect(readme).toContain(`| \`${kind}\``);
  const flags = [...USAGE.matchAll(/^ {2}(--[a-z-]+)/gm)].map(([, flag = '']) => flag);
  for (const flag of flags.filter((one) => one !== '--help'))
    expect(readme).toContain(`| \`${flag}\``);
  for (const control of Object.keys(bodies)) expect(readme).toContain(`\`${control}\``);
});

test('every block of the list is known', async () => {
  const [list = ''] = /Blocks: [^.]*\./.exec(readme) ?? [];
  const types = [...list.matchAll(/`(\w+)`/g)].map(([, type = '']) => type);
  expect(types).toHaveLength(12);
  for (const type of types) {
    const args = { channel: 'team-leads', text: 'x', blocks: [{ type }] };
    const { body } = await call(world().simulator, 'chat.postMessage', args);
    expect(JSON.stringify(body)).not.toContain('unsupported type');
  }
});

test('the example of a test runs', async () => {
  const share = { type: 'button', action_id: 'share', text: { type: 'plain_text', text: 'Share' } };
  const blocks = [{ type: 'actions', elements: [share] }];
  const { simulator } = world();
  simulator.connect(async (request) => {
    const form = new URLSearchParams(await request.text());
    const url = form.get('response_url');
    if (url !== null) await respond(simulator, url, { text: 'today', blocks });
    return new Response();
  });
  const { ack, answer } = await simulator.command({
    user: HANA,
    channel: 'team-leads',
    text: 'today',
  });
  expect(ack.status).toBe(200);
  const message = await answer();
  const pressed = await simulator.press({ user: 'Hana Ivanov', message, actionId: 'share' });
  expect(pressed.ack.status).toBe(200);
});
