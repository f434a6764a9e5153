import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, it } from 'vitest';
import { type RunningDev, startDev } from './running-dev.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'halfhour-dev-'));
let dev: RunningDev;

afterEach(async () => dev.stop());
afterAll(() => rmSync(dataDir, { recursive: true }));

it('lets an agent of the Genesys simulator ask in Slack, and the bot answer', async () => {
  dev = startDev(dataDir, { LOG_LEVEL: 'info' });
  const url = /http:\S+/u.exec(await dev.line(/Slack simulator/u))?.[0] ?? '';
  await dev.line(/Slack bot listens/u);
  const command = {
    user: 'hana.ivanov.1@example.com',
    channel: 'team-leads',
    text: 'today',
    answers: 1,
  };
  const response = await fetch(`${url}/_simulator/command`, {
    method: 'POST',
    body: JSON.stringify(command),
  });
  // On a machine that is busy, what takes long is said first.
  expect(await response.json()).toMatchObject({
    ack: { status: 200, isTimedOut: false },
    answers: [{ text: expect.stringMatching(/utilization|Still reading Genesys/iu) }],
  });
});
