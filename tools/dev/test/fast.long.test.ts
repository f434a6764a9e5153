import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openFastStore } from '../src/fast/fast-store.ts';
import { freePort } from '../src/usual-port.ts';
import { startDev } from './running-dev.ts';
import { startWorkspace } from './workspace.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'halfhour-dev-'));
const running = new AsyncDisposableStack();
afterAll(async () => {
  await running.disposeAsync();
  rmSync(dataDir, { recursive: true });
});

const HANA = 'hana.ivanov.1@example.com';

it(
  'shows a shift that ends, its digest, an edit as numbers settle, buttons that answer, and no second copy after a restart',
  {
    timeout: 400_000,
  },
  async () => {
    // The workspace outlives `dev`, as Slack does; so both go on with one afternoon.
    const { clock, close } = await openFastStore(join(dataDir, 'fast'), false);
    await close();
    const slack = await startWorkspace(clock, String(await freePort(0)));
    running.defer(async () => slack.stop());
    const digests = async () =>
      (await slack.messages('team-leads')).filter(({ threadTs }) => threadTs === undefined);
    const start = () => {
      const dev = startDev(dataDir, { ...slack.variables }, ['--fast', '--on']);
      running.defer(async () => dev.stop());
      return dev;
    };

    const first = start();
    const posted = await slack.until(async () => (await digests())[0]);
    expect(posted.text).toMatch(/^Afternoon, .*, 12:30–16:30 GMT, \d+ agents: utilization/u);
    const message = { channelId: posted.channelId, ts: posted.ts };
    const press = { user: HANA, message, actionId: 'answer_half_hours', answers: 1 };
    expect(JSON.stringify(await slack.control('press', press))).toContain(
      'Half hours · shift Afternoon',
    );

    await first.stop();
    start();
    await slack.until(async () => {
      const [digest] = await digests();
      return JSON.stringify(digest?.blocks) === JSON.stringify(posted.blocks) ? undefined : digest;
    });
    expect((await digests()).map(({ ts }) => ts)).toEqual([posted.ts]);
  },
);
