// Starts what ships, the built bundles, against the simulator and asks each app one real question.
// Exit code 1 when an answer is not what the simulator knows to be true.
import { createHmac } from 'node:crypto';
import assert from 'node:assert/strict';
import { type StartedSimulator, startSimulator } from '@halfhour/genesys-simulator';
import { freePort, startBundle } from './bundle.ts';
import { startSlackStandIn } from './slack-stand-in.ts';

const HOUR_MS = 3_600_000;
const SIGNING_SECRET = 'smoke-signing-secret';

const simulator = await startSimulator({ agents: 6 });
const genesys = {
  GENESYS_CLIENT_ID: 'simulator',
  GENESYS_CLIENT_SECRET: 'simulator-secret',
  GENESYS_GATEWAY_URL: simulator.url,
  HALFHOUR_ZONE: 'Europe/London',
  LOG_LEVEL: 'warn',
};
try {
  await askGraphql(simulator);
  await askSlackbot();
  console.log('Smoke test: both bundles answered.');
} finally {
  await simulator.close();
}

/** One agent's yesterday over GraphQL, held against the simulator's truth. */
async function askGraphql({ simulator: organisation }: StartedSimulator) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const app = startBundle('graphql', { ...genesys, GRAPHQL_PORT: port });
  await app.waitUntil(async () => (await fetch(`${url}/health/ready`)).ok);
  const { agentId } = organisation.scenario().interesting;
  const toMs = Math.floor(organisation.nowMs() / HOUR_MS - 12) * HOUR_MS;
  const fromMs = toMs - 24 * HOUR_MS;
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query: `query ($from: DateTime!, $to: DateTime!, $agentIds: [ID!]) {
        utilization(from: $from, to: $to, agentIds: $agentIds) { intervals { busy tHandle } }
      }`,
      variables: {
        from: new Date(fromMs).toISOString(),
        to: new Date(toMs).toISOString(),
        agentIds: [agentId],
      },
    }),
  });
  const answer: unknown = await response.json();
  const [agent] = organisation.truth({ fromMs, toMs, agentIds: [agentId] }).agents;
  const intervals = agent?.halfHours.map(({ busy, worked }) => ({ busy, tHandle: worked.tHandle }));
  assert.deepEqual(dataOf(answer), { utilization: { intervals } });
  assert.equal(await app.stop(), 0, 'the GraphQL server ended badly');
}

function dataOf(answer: unknown): unknown {
  assert.ok(typeof answer === 'object' && answer !== null && 'data' in answer, inspect(answer));
  return answer.data;
}

function inspect(value: unknown): string {
  return `unexpected answer: ${JSON.stringify(value)}`;
}

/** `/utilization` with a real signature; the answer comes to the command's response_url. */
async function askSlackbot() {
  const slack = await startSlackStandIn();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const app = startBundle('slackbot', {
    ...genesys,
    SLACK_BOT_TOKEN: 'xoxb-smoke',
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_API_URL: `${slack.url}/api/`,
    SLACK_PORT: port,
  });
  await app.waitUntil(async () => (await fetch(`${url}/health/live`)).ok);
  const command = await sendSigned(`${url}/slack/events`, {
    command: '/utilization',
    text: 'today',
    response_url: `${slack.url}/response`,
    user_id: 'U1',
    team_id: 'T1',
    channel_id: 'C1',
  });
  assert.equal(command.status, 200);
  assert.match(await slack.answer, /utilization \d+ % \(busy .* ÷ logged in .*\)/u);
  assert.equal(await app.stop(), 0, 'the Slack bot ended badly');
  slack.server.close();
}

async function sendSigned(url: string, fields: Record<string, string>): Promise<Response> {
  const body = new URLSearchParams(fields).toString();
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', SIGNING_SECRET)
    .update(`v0:${timestamp}:${body}`)
    .digest('hex');
  return fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature}`,
    },
    body,
  });
}
