import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, it } from 'vitest';
import { type RunningDev, startDev } from './running-dev.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'halfhour-dev-'));
let dev: RunningDev;

afterEach(async () => dev.stop());
afterAll(() => rmSync(dataDir, { recursive: true }));

const USER = 'hana.ivanov.1@example.com';

/** What she alone sees as text: now, and again whenever something has changed. */
async function* textsSeen(url: string): AsyncGenerator<string> {
  const seen = async () =>
    (await fetch(`${url}/_simulator/ephemerals?user=${encodeURIComponent(USER)}`)).text();
  const { body } = await fetch(`${url}/_simulator/changes`);
  if (body === null) throw new Error('The stream of changes is empty.');
  yield await seen();
  for await (const changes of body) if (changes.length > 0) yield await seen();
}

it('lets an agent of the Genesys simulator ask in Slack, and the bot answer', async () => {
  dev = startDev(dataDir, { LOG_LEVEL: 'info' });
  const url = /http:\S+/u.exec(await dev.line(/Slack simulator/u))?.[0] ?? '';
  await dev.line(/Slack bot listens/u);
  // Of today there may be nothing yet.
  const command = { user: USER, channel: 'team-leads', text: 'yesterday' };
  const texts = textsSeen(url);
  const response = await fetch(`${url}/_simulator/command`, {
    method: 'POST',
    body: JSON.stringify(command),
  });
  expect(await response.json()).toMatchObject({ ack: { status: 200, isTimedOut: false } });
  // On a busy machine it first says that it is still reading.
  for await (const text of texts) if (/Utilization\s\d+\s%/u.test(text)) return;
  expect.unreachable('The stream of changes ended before the answer came.');
});
