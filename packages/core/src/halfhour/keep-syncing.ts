import type { Clock } from '../genesys/clock.ts';
import { errorText } from '../store/postgres/errors.ts';
import type { Sync } from '../sync/sync.ts';
import type { HalfhourLog } from './log.ts';

export interface KeepSyncingOptions {
  readonly sync: Pick<Sync, 'run'>;
  readonly clock: Clock;
  readonly log: HalfhourLog;
  /** Whether there is room to write. */
  readonly hasRoom: () => Promise<boolean>;
  /** What to tell when there is none. */
  readonly roomNeeded: string;
}

/** How often it is looked whether there is room, ms. */
const LOOK_MS = 30_000;
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 60_000;

/**
 * Runs the sync until the signal aborts, whatever becomes of the database meanwhile; then it
 * resolves. It rests while the disk has no room.
 */
export async function keepSyncing(options: KeepSyncingOptions, signal: AbortSignal): Promise<void> {
  const { clock, log } = options;
  let pauseMs = FIRST_PAUSE_MS;
  while (!signal.aborted) {
    try {
      await waitForRoom(options, signal);
      const startedMs = clock.nowMs();
      await runWhileRoom(options, signal);
      if (clock.nowMs() - startedMs > LONGEST_PAUSE_MS) pauseMs = FIRST_PAUSE_MS;
    } catch (error) {
      if (signal.aborted) return;
      log.warn({ error: errorText(error), retryInMs: pauseMs }, 'sync: stopped, and will go on');
      await clock.sleep(pauseMs, signal).catch(() => undefined);
      pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
    }
  }
}

async function waitForRoom(
  { hasRoom, roomNeeded, clock, log }: KeepSyncingOptions,
  signal: AbortSignal,
): Promise<void> {
  if (await hasRoom()) return;
  log.warn({}, roomNeeded);
  do await clock.sleep(LOOK_MS, signal);
  while (!(await hasRoom()));
  log.info({}, 'There is room on the disk again: the sync goes on.');
}

/** Runs until the signal aborts or the room ends. */
async function runWhileRoom(
  { sync, hasRoom, clock }: KeepSyncingOptions,
  signal: AbortSignal,
): Promise<void> {
  const ending = new AbortController();
  const either = AbortSignal.any([signal, ending.signal]);
  const watching = watch();
  try {
    await sync.run(either);
  } finally {
    ending.abort();
    await watching;
  }

  async function watch(): Promise<void> {
    do await clock.sleep(LOOK_MS, either).catch(() => undefined);
    while (!either.aborted && (await hasRoom()));
    ending.abort();
  }
}
