import type { Kysely } from 'kysely';
import type { GenesysClient } from '../genesys/client.ts';
import { type Clock, systemClock } from '../genesys/clock.ts';
import { directoryReadAtMs } from '../store/directory-read.ts';
import { leaseSlots, releaseLease } from '../store/leases.ts';
import { scopeNumber } from '../store/numbers.ts';
import { forgetBefore, pruneLegs } from '../store/retention.ts';
import type { Schema } from '../store/schema.ts';
import { type SlotReading, slotReadings } from '../store/slot-readings.ts';
import { DAY_MS, halfHourStartsMs, utcDayStartMs, widenToHalfHours } from '../time/half-hour.ts';
import type { Span } from '../time/span.ts';
import { createAgentLists } from './agent-lists.ts';
import type { SyncEventListener } from './events.ts';
import { createJobsAvailability } from './jobs-until.ts';
import { gapToFill, planSync, type Task } from './plan.ts';
import { readDay } from './read-day.ts';
import { readDirectory } from './read-directory.ts';
import { readPresenceSlots } from './read-presence-slots.ts';
import { readRecent } from './read-recent.ts';
import { scopeName, type SyncScope } from './scope.ts';
import { BEHIND_MS, DEFAULT_SYNC_SETTINGS, hotFromMs, type SyncSettings } from './settings.ts';
import { statusOf, type SyncStatus, triedMark } from './status.ts';
import type { SyncDeps } from './sync-deps.ts';

export interface SyncOptions {
  readonly client: GenesysClient;
  readonly db: Kysely<Schema>;
  readonly clock?: Clock;
  /** @default everybody */
  readonly scope?: SyncScope;
  /** @default {@link DEFAULT_SYNC_SETTINGS}, each */
  readonly settings?: Partial<SyncSettings>;
  readonly onEvent?: SyncEventListener;
}

/** What one round did. */
interface RoundOutcome {
  /** Tasks that were tried. */
  readonly done: number;
  readonly failed: number;
  /** Tasks left for the next round. */
  readonly left: number;
}

/** Keeps the store fresh. Any number of processes may each run one: they share the work. */
export interface Sync {
  /**
   * Reads what is due now: who there is, recent half hours, presence, and at most one whole day.
   * Trouble with Genesys is told as an event and kept with the half hours.
   *
   * @throws when aborted, and when the store can't be used
   */
  runOnce(signal: AbortSignal): Promise<RoundOutcome>;
  /** Runs round after round until the signal aborts; then it resolves. Rejects as `runOnce` does. */
  run(signal: AbortSignal): Promise<void>;
  /** Asks for a past to be read: every half hour of the span that is not known yet. */
  requestBackfill(span: Span): Promise<void>;
  status(): Promise<SyncStatus>;
}

/** How often it is looked whether something is due, ms; costs one question to the database. */
const LOOK_MS = 20_000;

export function createSync(options: SyncOptions): Sync {
  const { client, db, clock = systemClock, scope = { kind: 'all' } } = options;
  const { onEvent = () => undefined } = options;
  const settings: SyncSettings = { ...DEFAULT_SYNC_SETTINGS, ...options.settings };
  const jobs = createJobsAvailability(client, clock, settings.availabilityMs);
  const lists = createAgentLists();
  let scopeNo: number | undefined;
  let tidiedDayMs = NaN;

  async function readings(): Promise<SlotReading[]> {
    scopeNo ??= await scopeNumber(db, scopeName(scope));
    const nowMs = clock.nowMs();
    const startMs = utcDayStartMs(nowMs) - settings.retentionDays * DAY_MS;
    return slotReadings(db, { scopeNo, span: { startMs, endMs: nowMs } });
  }

  async function tidy(): Promise<void> {
    const nowMs = clock.nowMs();
    if (utcDayStartMs(nowMs) === tidiedDayMs) return;
    // A day longer than they are read again: a read that is on its way may need them.
    await pruneLegs(db, hotFromMs(nowMs) - DAY_MS);
    await forgetBefore(db, utcDayStartMs(nowMs) - settings.retentionDays * DAY_MS);
    tidiedDayMs = utcDayStartMs(nowMs);
  }

  async function act(task: Task, deps: SyncDeps): Promise<boolean> {
    if (task.kind === 'directory') return readDirectory(deps);
    if (task.kind === 'day') return readDay(deps, task, () => jobs.refused());
    const asOfMs = clock.nowMs() - BEHIND_MS;
    return task.kind === 'recent'
      ? readRecent(deps, task.slotsMs, asOfMs)
      : readPresenceSlots(deps, task.slotsMs, asOfMs);
  }

  async function runOnce(signal: AbortSignal): Promise<RoundOutcome> {
    signal.throwIfAborted();
    const context = { priority: 'background', signal } as const;
    const asOfMs = clock.nowMs() - BEHIND_MS;
    let known = await readings();
    const gap = gapToFill(known, asOfMs, settings);
    if (gap !== null) {
      await requestBackfill(gap);
      known = await readings();
    }
    const jobsUntilMs = await jobs.untilMs(context);
    const tasks = planSync({
      marks: known.map(triedMark),
      asOfMs,
      jobsUntilMs,
      directoryReadAtMs: await directoryReadAtMs(db),
      settings,
    });
    const now = firstOfDays(tasks);
    const deps = {
      client,
      db,
      clock,
      scope,
      scopeNo: scopeNo ?? NaN,
      settings,
      lists,
      onEvent,
      context,
    };
    let failed = 0;
    for (const task of now) {
      signal.throwIfAborted();
      if (!(await act(task, deps))) failed += 1;
    }
    await tidy();
    return { done: now.length, failed, left: tasks.length - now.length };
  }

  async function requestBackfill(span: Span): Promise<void> {
    const known = await readings();
    const read = new Set(known.map(({ halfHourStartMs }) => halfHourStartMs));
    const slotsMs = halfHourStartsMs(widenToHalfHours(span)).filter(
      (startMs) => !read.has(startMs) && startMs < clock.nowMs(),
    );
    if (slotsMs.length === 0) return;
    // A half hour that is known to the store and was never read is what the plan looks for.
    const asked = { scopeNo: scopeNo ?? NaN, slotsMs, leaseMs: settings.leaseMs };
    const lease = await leaseSlots(db, asked);
    if (lease !== null) await releaseLease(db, lease);
  }

  return {
    runOnce,
    async run(signal) {
      try {
        for (;;) {
          const { failed, left } = await runOnce(signal);
          if (left === 0 || failed > 0) await clock.sleep(LOOK_MS, signal);
        }
      } catch (error) {
        if (!signal.aborted) throw error;
      }
    },
    requestBackfill,
    async status() {
      return statusOf(await readings(), clock.nowMs(), settings);
    },
  };
}

/** A day takes minutes: what people look at first must not wait for more than one. */
function firstOfDays(tasks: readonly Task[]): Task[] {
  const first = tasks.find(({ kind }) => kind === 'day');
  return tasks.filter((task) => task.kind !== 'day' || task === first);
}
