import type { Kysely } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chat, talk } from '../testing/legs.ts';
import type { Schema } from './schema.ts';
import { startTestServer, type TestServer } from './testing.ts';
import { foldRead, keepDays } from './testing-read.ts';

let server: TestServer;
let db: Kysely<Schema>;
beforeAll(async () => {
  server = await startTestServer();
  db = (await server.freshDatabase()).kysely;
});
afterAll(async () => server.stop());

/** Twelve calls and chats each, over eight hours. */
function dayOfWork(agents: number) {
  const agentIds = Array.from({ length: agents }, (_, nth) => `agent ${nth}`);
  const hours = Array.from({ length: 8 }, (_, nth) => String(9 + nth).padStart(2, '0'));
  const legs = agentIds.flatMap((id) =>
    hours.flatMap((hour) => [
      talk(id, `${hour}:03`, `${hour}:35`),
      chat(id, `${hour}:20`, `${hour}:50`, { queue: `queue ${hour}` }),
    ]),
  );
  return { agentIds, legs, presence: { loggedIn: 1_800_000, onQueue: 1_700_000, idle: 12_345 } };
}

/** The most CPU time that this thread used in one turn of its event loop: others wait that long. */
async function longestTurnMs(run: () => Promise<unknown>): Promise<number> {
  let longestMs = 0;
  let beforeMs = threadCpuMs();
  const timer = setInterval(() => {
    const nowMs = threadCpuMs();
    longestMs = Math.max(longestMs, nowMs - beforeMs);
    beforeMs = nowMs;
  }, 1);
  await run().finally(() => clearInterval(timer));
  return longestMs;
}

function threadCpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

it('lets others have their turn while it commits 1000 agents × 48 half hours', async () => {
  const words = dayOfWork(1000);
  const agentDays = foldRead(words);
  const first = await longestTurnMs(async () => keepDays(db, agentDays, words));
  expect(first).toBeLessThan(50);
  const again = await longestTurnMs(async () => keepDays(db, agentDays, words));
  expect(again).toBeLessThan(50);
});
