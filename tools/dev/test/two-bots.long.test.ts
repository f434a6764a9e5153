import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeOptions } from '@halfhour/fast-clock';
import { afterAll, expect, it } from 'vitest';
import { openFastStore } from '../src/fast/fast-store.ts';
import { subscribeToAfternoon } from '../src/fast/subscribe.ts';
import { startProgram } from './program.ts';
import { startWorkspace } from './workspace.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'halfhour-dev-'));
const running = new AsyncDisposableStack();
afterAll(async () => {
  await running.disposeAsync();
  rmSync(dataDir, { recursive: true });
});

const CHANNELS = ['team-leads', 'planning'];

it(
  'posts one digest in each channel with two bots and a server up, of which one each is killed',
  {
    timeout: 400_000,
  },
  async () => {
    const { clock, close } = await openFastStore(dataDir, false);
    running.defer(close);
    const byClock = { NODE_OPTIONS: nodeOptions(clock) };
    const start = (file: string, args: readonly string[], variables: Record<string, string>) => {
      const program = startProgram(file, args, { ...byClock, ...variables });
      running.defer(async () => program.stop('SIGTERM'));
      return program;
    };
    const slack = await startWorkspace(clock, '0');
    running.defer(async () => slack.stop());
    const args = ['--port', '0', '--days', '9'];
    const genesys = start('tools/genesys-simulator/src/main.ts', args, {});
    const genesysUrl = /http:\S+/u.exec(await genesys.line(/Genesys simulator/u))?.[0] ?? '';
    const variables = {
      ...slack.variables,
      GENESYS_CLIENT_ID: 'simulator',
      GENESYS_CLIENT_SECRET: 'simulator-secret',
      GENESYS_GATEWAY_URL: genesysUrl,
      GRAPHQL_PORT: '0',
      HALFHOUR_ACCESS: 'open',
      HALFHOUR_DATA: dataDir,
      HALFHOUR_ZONE: 'Europe/London',
      LOG_LEVEL: 'error',
    };
    const scenario = JSON.parse(await (await fetch(`${genesysUrl}/_simulator/scenario`)).text());
    await subscribeToAfternoon({ scenario, variables, channelNames: CHANNELS });
    await slack.control('faults', [
      { kind: 'loseAnswer', method: 'chat.postMessage' },
      { kind: 'dropConnection', method: 'chat.postMessage' },
    ]);
    const server = start('apps/graphql/src/main.ts', [], variables);
    const bots = [1, 2].map(() => start('apps/slackbot/src/main.ts', [], variables));

    const all = async () =>
      (await Promise.all(CHANNELS.map(async (channel) => slack.messages(channel)))).flat();
    await slack.until(async () => (await all())[0]);
    await Promise.all([bots[0]?.stop('SIGKILL'), server.stop('SIGKILL')]);
    // The details in its thread come after all that there is to say of the message itself.
    const done = await slack.until(async () => {
      const messages = await all();
      const threads = new Set(messages.flatMap(({ threadTs }) => threadTs ?? []));
      return threads.size === CHANNELS.length ? messages : undefined;
    });
    const digests = done.filter(({ threadTs }) => threadTs === undefined);
    expect(new Set(digests.map(({ channelId }) => channelId))).toHaveProperty('size', 2);
    expect(digests).toHaveLength(2);
  },
);
