import type { AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { at, memoryWorld, talk } from '@halfhour/core/testing';
import { startSlackSimulator } from '@halfhour/slack-simulator';
import { listen } from '@halfhour/service';
import { expect, it } from 'vitest';
import { serverOf } from '../src/http.ts';
import { HANA, SCOPES } from './bot-world.ts';
import { makeBot, SIGNING_SECRET, TOKEN } from './make-bot.ts';

const ON_QUEUE = { loggedIn: 1_800_000, onQueue: 1_800_000 };

/** Two hundred people, all of whom worked, as they are read from a store: at once, and not in no time. */
async function busyCentre() {
  const agents = Array.from({ length: 200 }, (_, index) => `Agent ${index}`);
  const { source } = memoryWorld({
    agents,
    legs: agents.flatMap((id) => [talk(id, '09:10', '10:20'), talk(id, '11:00', '13:40')]),
    presence: Object.fromEntries(agents.map((id) => [id, ON_QUEUE])),
    asOfMs: at('13:59'),
  });
  const reading = await source.readAgentDays({
    span: { startMs: at('00:00'), endMs: at('14:00') },
    agentIds: agents,
    signal: AbortSignal.timeout(60_000),
  });
  const read = async () => {
    await setImmediate();
    return reading;
  };
  return { world: { agents }, report: { source: { ...source, readAgentDays: read } } };
}

/** Time of this thread, in which all of it runs: so long it takes on a machine without other work. */
function threadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

it('acknowledges forty commands at once within a second, and answers all of them', async () => {
  const slack = await startSlackSimulator({
    token: TOKEN,
    signingSecret: SIGNING_SECRET,
    scopes: SCOPES,
  });
  const bot = makeBot({ url: `${slack.url}/api/`, fetch }, await busyCentre());
  const server = serverOf(bot.http);
  await listen(server, { host: '127.0.0.1', port: 0, settings: '' });
  try {
    const { port }: AddressInfo = Object(server.address());
    slack.simulator.connect(`http://127.0.0.1:${port}/slack/events`);
    const command = { user: HANA, channel: 'team-leads', text: 'today' };
    const startedMs = threadMs();
    const exchanges = await Promise.all(
      Array.from({ length: 40 }, async () => slack.simulator.command(command)),
    );
    expect(exchanges.map(({ ack }) => ack.status)).toEqual(exchanges.map(() => 200));
    expect(threadMs() - startedMs).toBeLessThan(1000);
    const answers = await slack.simulator.waitFor('forty answers', () => {
      const told = slack.simulator.ephemerals(HANA).map(({ text }) => text);
      const answered = told.filter((text) => text.startsWith('All agents, Today'));
      return answered.length === 40 ? answered : undefined;
    });
    expect(new Set(answers).size).toBe(1);
  } finally {
    await bot.tasks.drain(1000);
    server.close();
    server.closeAllConnections();
    await slack.close();
  }
});
