import type { Kysely } from 'kysely';
import type { GenesysClient } from '../genesys/client.ts';
import { type Clock, systemClock } from '../genesys/clock.ts';
import { READ_LAG_MS } from '../report/source.ts';
import { directoryReadAtMs } from '../store/directory-read.ts';
import { scopeNumber } from '../store/numbers.ts';
import type { Schema } from '../store/schema.ts';
import type { Span } from '../time/span.ts';
import { createAgentLists } from './agent-lists.ts';
import type { AroundTask, SyncEventListener } from './events.ts';
import { createGenesysClock } from './genesys-clock.ts';
import { createJobsAvailability } from './jobs-until.ts';
import { knownSlots } from './known-slots.ts';
import { gapToFill, planSync, type Task } from './plan.ts';
import { requestBackfill } from './request-backfill.ts';
import { dueMembers, runTask } from './run-task.ts';
import { scopeName, type SyncScope } from './scope.ts';
import { DEFAULT_SYNC_SETTINGS, type SyncSettings } from './settings.ts';
import { statusOf, type SyncStatus, triedMark } from './status.ts';
import { createTidying } from './tidy.ts';

export interface SyncOptions {
  readonly client: GenesysClient;
  readonly db: Kysely<Schema>;
  readonly clock?: Clock;
  /** @default everybody */
  readonly scope?: SyncScope;
  /** @default {@link DEFAULT_SYNC_SETTINGS}, each */
  readonly settings?: Partial<SyncSettings>;
  readonly onEvent?: SyncEventListener;
  /** @default a task is just run */
  readonly around?: AroundTask | undefined;
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
   * Reads what is due now: recent half hours, presence, who there is, and at most one whole day.
   * Trouble with Genesys is told as an event and kept with the half hours.
   *
   * @throws when aborted, and when the store can't be used
   */
  runOnce(signal: AbortSignal): Promise<RoundOutcome>;
  /** Runs round after round until the signal aborts; then it resolves. Rejects as `runOnce` does. */
  run(signal: AbortSignal): Promise<void>;
  /** Asks for a past to be read: every half hour of the span that is not known yet. */
  requestBackfill(span: Span): Promise<void>;
  /** How far it is: no request to Genesys, and some 30 ms where a year is kept. */
  status(): Promise<SyncStatus>;
}

/** How often it is looked whether something is due, ms; costs some questions to the database. */
const LOOK_MS = 20_000;

/** What can't be read is tried again ever less often, down to this, ms. */
const LONGEST_REST_MS = 5 * 60_000;

export function createSync(options: SyncOptions): Sync {
  const { db, scope = { kind: 'all' }, onEvent = () => undefined } = options;
  const { around = async (_task, run) => run() } = options;
  const genesys = createGenesysClock(options.client, options.clock ?? systemClock);
  const { client, clock } = genesys;
  const settings: SyncSettings = { ...DEFAULT_SYNC_SETTINGS, ...options.settings };
  const lists = createAgentLists(settings.agentsAList);
  const base = { client, db, clock, scope, settings, lists, onEvent };
  const jobs = createJobsAvailability(client, clock, settings.availabilityMs);
  const tidy = createTidying(base);
  let scopeNo: number | undefined;
  let whoRestsUntilMs = -Infinity;

  async function scoped() {
    scopeNo ??= await scopeNumber(db, scopeName(scope));
    return { ...base, scopeNo };
  }

  async function plan(signal: AbortSignal): Promise<Task[]> {
    // Asked first: the answer sets the clock.
    const jobsUntilMs = await jobs.untilMs({ priority: 'background', signal });
    const asOfMs = clock.nowMs() - READ_LAG_MS;
    const ofScope = await scoped();
    let { readings, totals } = await knownSlots(ofScope);
    const gap = gapToFill(totals.lastReadMs, asOfMs, settings);
    if (gap !== null) {
      await requestBackfill(ofScope, gap);
      ({ readings } = await knownSlots(ofScope));
    }
    const whoRests = asOfMs < whoRestsUntilMs;
    return planSync({
      marks: readings.map(triedMark),
      asOfMs,
      jobsUntilMs,
      directoryReadAtMs: whoRests ? asOfMs : await directoryReadAtMs(db),
      members: whoRests ? [] : await dueMembers(base),
      settings,
    });
  }

  async function runOnce(signal: AbortSignal): Promise<RoundOutcome> {
    signal.throwIfAborted();
    const tasks = await plan(signal);
    const now = firstOfDays(tasks);
    const context = { priority: 'background', signal } as const;
    let failed = 0;
    for (const task of now) {
      signal.throwIfAborted();
      const deps = { ...(await scoped()), context };
      if (await around(`sync ${task.kind}`, async () => runTask(deps, task, jobs))) continue;
      failed += 1;
      if (task.kind === 'directory' || task.kind === 'members')
        whoRestsUntilMs = clock.nowMs() + LONGEST_REST_MS;
    }
    await tidy();
    return { done: now.length, failed, left: tasks.length - now.length };
  }

  return {
    runOnce,
    async run(signal) {
      let failures = 0;
      try {
        for (;;) {
          const { failed, left } = await runOnce(signal);
          failures = failed === 0 ? 0 : failures + 1;
          const restMs = Math.min(LOOK_MS * 2 ** Math.max(0, failures - 1), LONGEST_REST_MS);
          if (left === 0 || failed > 0) await clock.sleep(restMs, signal);
        }
      } catch (error) {
        if (!signal.aborted) throw error;
      }
    },
    requestBackfill: async (span) => requestBackfill(await scoped(), span),
    async status() {
      const { readings, totals } = await knownSlots(await scoped());
      return statusOf({
        readings,
        totals,
        nowMs: clock.nowMs(),
        directoryReadAtMs: await directoryReadAtMs(db),
        jobsUntilMs: jobs.known(),
        clockBehindMs: genesys.behindMs(),
        settings,
      });
    },
  };
}

/** A day takes minutes: what people look at first must not wait for more than one. */
function firstOfDays(tasks: readonly Task[]): Task[] {
  const first = tasks.find(({ kind }) => kind === 'day');
  return tasks.filter((task) => task.kind !== 'day' || task === first);
}
