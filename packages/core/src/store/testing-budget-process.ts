// A process of ours for tests: uses the request budget of a database. A number that it reads on a
// line is how many requests it wants to start, one after another; it says when each has started,
// when it has to wait, and when it goes on alone.
import { createInterface } from 'node:readline';
import { systemClock } from '../genesys/clock.ts';
import { openDatabase } from './postgres/database.ts';
import { startPostgres } from './postgres/start-postgres.ts';
import { createSharedBudget } from './request-budget.ts';
import type { Schema } from './schema.ts';

const [dataDir = '', clientId = ''] = process.argv.slice(2);
const say = (word: string): void => console.log(word);

const server = await startPostgres({ dataDir });
const { kysely: db } = openDatabase<Schema>(server, { applicationName: 'test' });
const budget = createSharedBudget({
  db,
  clientId,
  clock: {
    ...systemClock,
    async sleep(durationMs, signal) {
      // A minute, not the short wait of who was not the first.
      if (durationMs > 10_000) say('waits');
      // A machine that does many things at once is slow, and that is not what is tested.
      await systemClock.sleep(durationMs < 1000 ? durationMs : durationMs * 60, signal);
    },
  },
  log: { info: say, warn: say },
});
say('ready');
for await (const times of createInterface({ input: process.stdin })) {
  for (let left = Number(times); left > 0; left -= 1) {
    await budget.acquire({ priority: 'interactive', signal: undefined });
    say('started');
  }
}
