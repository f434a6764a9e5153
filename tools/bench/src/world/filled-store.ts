import { clientOver, networkOf } from './client.ts';
import { weekdayOf } from './agent-days.ts';
import { keepDay } from './keeping.ts';
import { NOW_MS, organisationWith } from './organisation.ts';
import { temporaryStore, type TemporaryStore } from './temporary-store.ts';
import { createSync } from '../measured-store.ts';
import { DAY_MS } from '../measured.ts';

/** Whole UTC days before today that are kept. */
const DAYS = 33;

/**
 * A store as it is after a month: who is who and today as the sync keeps them, and one weekday again
 * and again for the days before.
 */
export async function filledStore(agents: number): Promise<TemporaryStore> {
  const store = await temporaryStore();
  const db = store.database.kysely;
  const simulator = organisationWith(agents);
  const sync = createSync({
    client: clientOver(networkOf(async (request) => simulator.fetch(request))),
    db,
    clock: { nowMs: () => NOW_MS, sleep: async () => undefined },
    settings: { historyDays: 1 },
  });
  while ((await sync.runOnce(new AbortController().signal)).left > 0);
  const weekday = await weekdayOf(simulator);
  const todayMs = NOW_MS - (NOW_MS % DAY_MS);
  for (let back = 2; back <= DAYS; back += 1) {
    const dayStartMs = todayMs - back * DAY_MS;
    await keepDay(
      db,
      weekday.map((day) => ({ ...day, dayStartMs })),
    );
  }
  await store.database.pool.query('analyze');
  return store;
}
