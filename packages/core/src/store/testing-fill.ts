import type { Kysely } from 'kysely';
import { NO_SIGHT } from '../access/grant.ts';
import { shiftFrom } from '../shifts/testing.ts';
import { at, chat, talk } from '../testing/legs.ts';
import { DAY_MS } from '../time/half-hour.ts';
import { createApiKey } from './api-keys-change.ts';
import { createAuditStore } from './audit-write.ts';
import { keepPlan } from './deliveries-plan.ts';
import { forgetAgent } from './forget-agent.ts';
import { keepAgents, keepMembers, keepUnits } from './keep-directory.ts';
import { keepOrigin } from './keep-origin.ts';
import { upsertLegs } from './legs.ts';
import { migrations } from './migrations/index.ts';
import type { Database } from './postgres/database.ts';
import { migrate } from './postgres/migrate.ts';
import { pruneLegs } from './retention.ts';
import type { Schema } from './schema.ts';
import { subscribe } from './subscriptions-change.ts';
import { createShiftStore } from './shifts.ts';
import { createPublishedStore } from './shifts-published.ts';
import { keepRead, LATER_MS, WHOLE_DAY } from './testing-read.ts';

/** What is read in these tests: two days, in two months. */
export const FILLED = {
  span: { startMs: WHOLE_DAY.startMs, endMs: WHOLE_DAY.startMs + 14 * DAY_MS },
  agentIds: ['anna', 'bea', 'carl'],
} as const;

/** A name with everything that COPY has to write in another way. */
const AWKWARD = 'Béa "B" \t\\N\\. \n\r 🙂 \\';

/** Brings the schema up to date and keeps some of everything that can be kept. */
export async function fillTestStore({ kysely: db }: Database<Schema>): Promise<void> {
  await migrate(db, migrations);
  await keepOrigin(db, 'api.mypurecloud.com', 'a test');
  const agents = FILLED.agentIds.map((id) => ({ id, name: id, active: true }));
  const named = agents.map((agent) => (agent.id === 'bea' ? { ...agent, name: AWKWARD } : agent));
  await keepAgents(db, { agents: named, readAtMs: LATER_MS, areAllActive: true });
  const units = [{ id: 'billing', name: 'Billing' }];
  await keepUnits(db, 'queue', { units, readAtMs: LATER_MS });
  const queue = { kind: 'queue', unitId: 'billing' } as const;
  await keepMembers(db, queue, { members: named.slice(0, 2), readAtMs: LATER_MS });

  const legs = [
    talk('anna', '09:35', '10:05'),
    chat('bea', '09:16', '09:50', { queue: 'billing' }),
    talk('carl', '23:50', undefined),
  ];
  const presence = { loggedIn: 1_800_000, onQueue: 900_000 };
  await keepRead(db, { legs, presence, agentIds: FILLED.agentIds });
  const later = { startMs: FILLED.span.endMs - DAY_MS, endMs: FILLED.span.endMs };
  await keepRead(db, { agentIds: ['anna'], span: later, asOfMs: later.endMs + DAY_MS });
  // Again, with other numbers: restatements.
  await keepRead(db, { legs: [talk('anna', '09:35', '10:10')], asOfMs: LATER_MS + DAY_MS });
  const team = { agentIds: ['bea'], span: { startMs: at('09:00'), endMs: at('11:00') } };
  await keepRead(db, { ...team, scope: 'teams:t1', asOfMs: LATER_MS + 2 * DAY_MS });

  await pruneLegs(db, WHOLE_DAY.startMs);
  const conversations = legs.map((leg) => ({ conversationId: leg.conversationId, legs: [leg] }));
  await db.transaction().execute(async (tx) => {
    await upsertLegs(tx, { conversations, readAtMs: LATER_MS });
  });
  await keepDigests(db, await keepShift(db));
  await createApiKey(db, { name: 'wallboard', days: null }, { ...NO_SIGHT, agentIds: ['anna'] });
  await keepAudit(db);
  await forgetAgent(db, 'somebody-who-left');
}

async function keepAudit(db: Kysely<Schema>): Promise<void> {
  const asking = { who: AWKWARD, app: 'graphql', through: 'utilization', kind: 'answer' } as const;
  const read = { what: 'halfHours', scope: 'everybody', ...FILLED } as const;
  const id = '0b8e7f0a-3d1c-4c3e-9a35-1f6b0a7c2d41';
  await createAuditStore(
    db,
    36_500,
  )([{ ...asking, ...read, id, families: ['worked', 'booked'], atMs: LATER_MS }]);
}

/** @returns the id of the shift */
async function keepShift(db: Kysely<Schema>): Promise<string> {
  const night = shiftFrom('22:00-06:00', { name: AWKWARD, validFrom: '2026-11-01' });
  const { id } = await createShiftStore(db).add(night, 'slack');
  const { startMs, endMs } = WHOLE_DAY;
  const days = [
    { date: '2026-11-20', span: { startMs, endMs }, agentIds: ['anna', AWKWARD], readAtMs: endMs },
    { date: '2026-11-21', span: null, agentIds: [], readAtMs: endMs },
  ];
  const zones = [{ zone: night.zone, days }];
  await createPublishedStore(db).keep('unit', { agentIds: FILLED.agentIds, zones });
  return id;
}

async function keepDigests(db: Kysely<Schema>, shiftId: string): Promise<void> {
  const people = { ownerId: 'U1', fallbackOwnerId: null, showsNames: false };
  const place = { teamId: 'T1', channelId: 'C1' };
  const { subscription } = await subscribe(db, { ...place, ...people, shiftId });
  const span = WHOLE_DAY;
  const id = '6b1f6a1e-6a0e-4f0e-8d53-2b9a3f1c7e11';
  const planned = { id, subscriptionId: subscription.id, localDate: '2026-11-20' };
  await keepPlan(db, [{ ...planned, span, dueAtMs: span.endMs }]);
}
