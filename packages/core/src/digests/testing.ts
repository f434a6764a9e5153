import { type Kysely, sql } from 'kysely';
import { type Delivery, deliveryOf } from '../store/deliveries.ts';
import { keepPlan } from '../store/deliveries-plan.ts';
import type { Schema } from '../store/schema.ts';
import type { Subscription } from '../store/subscriptions.ts';
import type { DigestAsked, DigestContents } from './content.ts';
import type { DigestDeps } from './digest-deps.ts';
import { createDigestWork } from './digest-work.ts';
import type { DigestEvent } from './events.ts';
import { deliveryId } from './names.ts';
import { DIGEST_SETTINGS } from './settings.ts';
import { fakeChannel } from './testing-channel.ts';

/** What a test says of its world. */
interface Given extends Partial<Omit<DigestDeps, 'settings'>> {
  readonly settings?: Partial<DigestDeps['settings']>;
}

/** A world for digests: fake channels, contents that say their date, and a database. */
export function digestWorld(db: Kysely<Schema>, given: Given = {}) {
  const fake = fakeChannel();
  const events: DigestEvent[] = [];
  /** What `build` says; a test may put another in its place. */
  const contents = {
    build: async ({ delivery, isLate }: DigestAsked): Promise<DigestContents> => ({
      body: `${delivery.localDate}${isLate ? ' (late)' : ''}`,
      isFinal: false,
      headline: '',
    }),
  };
  const deps: DigestDeps = {
    db,
    channel: fake.channel,
    content: {
      build: async (asked) => contents.build(asked),
      missed: async (missed) => `missed ${missed.map(({ localDate }) => localDate).join(', ')}`,
    },
    // What was planned is told as it was planned.
    shifts: {
      toPlan: async () => ({ shifts: [], publishedOf: () => undefined }),
      byId: async () => undefined,
      daysOf: async () => [],
    },
    isRead: async () => true,
    worker: 'test',
    onEvent: (event) => void events.push(event),
    around: async (_step, run) => run(),
    random: () => 1,
    ...given,
    settings: { ...DIGEST_SETTINGS, callMs: 1000, spacingMs: 0, lanes: 1, ...given.settings },
  };
  return {
    ...fake,
    deps,
    contents,
    events,
    /** Does what is due, until nothing is. */
    work: createDigestWork(deps, new AbortController().signal),
    /** As if all pauses and leases were over. */
    async later() {
      // Not least(): of NULL and now it takes now.
      await sql`update delivery set next_try = now() where next_try > now()`.execute(db);
      await sql`update delivery set notice_try = now() where notice_try > now()`.execute(db);
      await sql`update digest_turn set free_at = least(free_at, now())`.execute(db);
    },
    /** Does what is due now, later, and later again. */
    async workOn() {
      for (let round = 0; round < 5; round += 1) {
        await this.later();
        await this.work();
      }
    },
  };
}

/** Plans a digest that was due so long ago, of a shift of eight hours that ended ten minutes before. */
export async function due(
  db: Kysely<Schema>,
  { id: subscriptionId }: Pick<Subscription, 'id'>,
  { minutesAgo = 1, localDate = '2026-11-20' } = {},
): Promise<string> {
  const id = deliveryId(subscriptionId, localDate);
  const dueAtMs = Date.now() - minutesAgo * 60_000;
  const endMs = dueAtMs - 600_000;
  const span = { startMs: endMs - 8 * 3_600_000, endMs };
  await keepPlan(db, [{ id, subscriptionId, localDate, span, dueAtMs }]);
  return id;
}

/** All deliveries as they are, in order of date. */
export async function deliveriesIn(db: Kysely<Schema>): Promise<Delivery[]> {
  const rows = await db.selectFrom('delivery').selectAll().orderBy('local_date').execute();
  return rows.map(deliveryOf);
}
