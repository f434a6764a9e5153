import { pruneAudit } from '../store/audit-write.ts';
import { newestInstantMs } from '../store/find-legs.ts';
import { forgetBefore, pruneLegs } from '../store/retention.ts';
import { DAY_MS, utcDayStartMs } from '../time/half-hour.ts';
import { hotFromMs } from './settings.ts';
import type { SyncDeps } from './sync-deps.ts';

/** Nothing is forgotten on the word of a clock that is further than this from what was read, ms. */
const BELIEVABLE_MS = 2 * DAY_MS;

/** Forgets what is older than it is kept for, once a UTC day. */
export function createTidying({
  db,
  clock,
  settings,
}: Pick<SyncDeps, 'db' | 'clock' | 'settings'>): () => Promise<void> {
  let tidiedDayMs = NaN;
  return async () => {
    const nowMs = clock.nowMs();
    if (utcDayStartMs(nowMs) === tidiedDayMs) return;
    if (nowMs - (await newestInstantMs(db, nowMs)) > BELIEVABLE_MS) return;
    // A day longer than they are read again: a read that is on its way may need them.
    await pruneLegs(db, hotFromMs(nowMs) - DAY_MS);
    await forgetBefore(db, utcDayStartMs(nowMs) - settings.retentionDays * DAY_MS);
    await pruneAudit(db);
    tidiedDayMs = utcDayStartMs(nowMs);
  };
}
