// Starts what ships, the built bundles, against the simulator and asks each one real question.
// Exit code 1 when an answer is not what the simulator knows to be true.
import assert from 'node:assert/strict';
import { type StartedSimulator, startSimulator } from '@halfhour/genesys-simulator';
import { startSlackSimulator } from '@halfhour/slack-simulator';
import { freePort, startBundle } from './bundle.ts';
import { askCommands } from './commands.ts';

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
  await askCommands(genesys, simulator.simulator.scenario().interesting.agentId);
  console.log('Smoke test: all bundles answered.');
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

/** `/utilization yesterday`, typed in a workspace that does not exist: of today there may be nothing yet. */
async function askSlackbot() {
  const slack = await startSlackSimulator({ signingSecret: SIGNING_SECRET, token: 'xoxb-smoke' });
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const app = startBundle('slackbot', {
    ...genesys,
    SLACK_BOT_TOKEN: 'xoxb-smoke',
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_API_URL: `${slack.url}/api/`,
    SLACK_PORT: port,
  });
  await app.waitUntil(async () => (await fetch(`${url}/health/ready`)).ok);
  slack.simulator.connect(`${url}/slack/events`);
  const [user] = slack.simulator.users();
  assert.ok(user !== undefined, 'the workspace is empty');
  const typed = { user: user.id, channel: 'team-leads', text: 'yesterday' };
  const { ack, answer } = await slack.simulator.command(typed);
  assert.equal(ack.status, 200);
  const { text } = await answer();
  assert.match(text, /utilization \d+\u00A0%, busy .* of .* logged in/u);
  assert.equal(await app.stop(), 0, 'the Slack bot ended badly');
  await slack.close();
}
