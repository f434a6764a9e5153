import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { botWorld, HANA } from './bot-world.ts';
import { SIGNING_SECRET, TOKEN } from './make-bot.ts';

const MANY = 10_000;
const INNER = /node_modules|\/src\/|\.ts:\d|\bat \S+ \(|x-powered-by|bolt/iu;

const COMMAND = new URLSearchParams({
  command: '/utilization',
  text: 'today',
  user_id: 'U0001',
  team_id: 'T0001',
  channel_id: 'C0001',
  trigger_id: '1.2.a',
  response_url: 'https://hooks.slack.com/commands/T0001/1/a',
}).toString();
const ACTION = `payload=${encodeURIComponent(
  JSON.stringify({
    type: 'block_actions',
    user: { id: 'U0001', team_id: 'T0001' },
    actions: [{ type: 'button', action_id: 'all_agents', value: '{}' }],
    response_url: 'https://hooks.slack.com/actions/T0001/1/a',
  }),
)}`;
const EVENT = JSON.stringify({
  type: 'event_callback',
  event_id: 'Ev1',
  team_id: 'T0001',
  event: { type: 'app_home_opened', user: 'U0001', tab: 'home', channel: 'D1' },
});
const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';
const GOOD = [
  [COMMAND, FORM],
  [ACTION, FORM],
  [EVENT, JSON_TYPE],
] as const;

/** Numbers that are the same in every run (xorshift). */
function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

/** Bytes that are nothing, or something that Slack might send with some of them changed or cut off. */
function strange(below: (limit: number) => number): [Uint8Array<ArrayBuffer>, string] {
  const [text, type] = GOOD[below(GOOD.length)] ?? GOOD[0];
  if (below(2) === 0) return [Uint8Array.from({ length: below(2000) }, () => below(256)), type];
  const body = new TextEncoder().encode(text);
  for (let left = 1 + below(5); left > 0; left -= 1) body[below(body.length)] = below(256);
  return [new Uint8Array(body.subarray(below(3), body.length - below(10))), type];
}

function headersFor(body: Uint8Array, type: string, isSigned: boolean): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', isSigned ? SIGNING_SECRET : 'another')
    .update(`v0:${timestamp}:`)
    .update(body)
    .digest('hex');
  return {
    'content-type': type,
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': `v0=${signature}`,
  };
}

it('bears ten thousand random bodies, half of them well signed: no crash, no leak, and answers as before', async () => {
  const bot = botWorld();
  const below = randomOf(4711);
  const statuses = new Set<number>();
  let heard = 0;
  const leaks: string[] = [];
  for (let sent = 0; sent < MANY; sent += 1) {
    const [body, type] = strange(below);
    const isSigned = below(2) === 0;
    const path = ['/slack/events', '/slack/events', '/slack/events', '/', '/health/ready'][
      below(5)
    ];
    const response = await bot.http(
      new Request(`http://app.test${path}`, {
        method: 'POST',
        headers: headersFor(body, type, isSigned),
        body,
      }),
    );
    const said = JSON.stringify([...response.headers]) + (await response.text());
    const isHeard = path === '/slack/events' && response.status === 200;
    if (isHeard && isSigned) heard += 1;
    if (isHeard && !isSigned) leaks.push('heard without a signature');
    statuses.add(response.status);
    if (INNER.test(said) || said.includes(SIGNING_SECRET) || said.includes(TOKEN)) leaks.push(said);
  }
  await (await bot.type('help')).answer();
  await bot.tasks.drain(60_000);
  expect(leaks).toEqual([]);
  expect([...statuses].filter((status) => status >= 500)).toEqual([]);
  // Some of them were good enough to be heard.
  expect(heard).toBeGreaterThan(20);
  const log = bot.lines.join('\n');
  expect([log.includes(SIGNING_SECRET), log.includes(TOKEN)]).toEqual([false, false]);
  expect(bot.simulator.ephemerals(HANA).length).toBeGreaterThan(0);
}, 180_000);
