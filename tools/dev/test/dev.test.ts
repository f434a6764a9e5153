import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSlackSimulator } from '@halfhour/slack-simulator';
import { afterAll, afterEach, expect, it } from 'vitest';
import { type RunningDev, startDev } from './running-dev.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'halfhour-dev-'));
let dev: RunningDev;

afterEach(async () => dev.stop());
afterAll(() => rmSync(dataDir, { recursive: true }));

/** The address in a line. */
function addressIn(line: string): string {
  return /http:[^\s)]+/u.exec(line)?.[0] ?? '';
}

it('uses simulators where nothing is configured, says so first, answers, and leaves nothing behind', async () => {
  dev = startDev(dataDir, {});
  const [first, second] = [await dev.line(/./u), await dev.line(/./u)];
  expect(first).toMatch(/^No GENESYS_CLIENT_ID: using the Genesys simulator at http:\/\/127/u);
  expect(second).toMatch(/^No SLACK_BOT_TOKEN: using the Slack simulator\. Open http:\/\/127/u);
  const addresses = [first, second, await dev.line(/GraphQL at/u)].map(addressIn);
  const response = await fetch(addresses[2] ?? '', {
    method: 'POST',
    headers: { 'content-type': 'application/graphql' },
    body: '{ agents(first: 1) { nodes { id name } totalCount } }',
  });
  expect(await response.json()).toMatchObject({
    data: { agents: { nodes: [{ id: expect.any(String) }], totalCount: 54 } },
  });
  await dev.stop();
  for (const address of addresses) await expect(fetch(address)).rejects.toThrow('fetch failed');
});

it('uses what is configured, and no simulator of its own', async () => {
  const slack = await startSlackSimulator({ token: 'xoxb-configured' });
  dev = startDev(dataDir, {
    GENESYS_CLIENT_ID: 'an-id',
    GENESYS_CLIENT_SECRET: 'a-secret',
    GENESYS_GATEWAY_URL: 'http://127.0.0.1:9',
    SLACK_BOT_TOKEN: 'xoxb-configured',
    SLACK_SIGNING_SECRET: 'a-secret',
    SLACK_API_URL: `${slack.url}/api/`,
    SLACK_PORT: '0',
    HALFHOUR_SYNC: 'off',
  });
  expect(await dev.line(/./u)).toBe('Using the Genesys Cloud organisation of GENESYS_CLIENT_ID.');
  expect(await dev.line(/./u)).toBe('Using the Slack workspace of SLACK_BOT_TOKEN.');
  expect(await dev.line(/GraphQL at/u)).toMatch(/GraphQL at http/u);
  await dev.stop();
  await slack.close();
});
