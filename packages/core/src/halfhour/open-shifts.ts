import type { Kysely } from 'kysely';
import type { GenesysClient } from '../genesys/client.ts';
import { type Clock, systemClock } from '../genesys/clock.ts';
import { createScheduleSource } from '../genesys/wfm-source.ts';
import { createShifts } from '../shifts/create-shifts.ts';
import type { Shifts } from '../shifts/shifts.ts';
import { errorText } from '../store/postgres/errors.ts';
import type { Schema } from '../store/schema.ts';
import { createShiftStore } from '../store/shifts.ts';
import { createPublishedStore } from '../store/shifts-published.ts';
import type { Opener } from './halfhour.ts';
import { followFile, loadFile } from './followed-file.ts';
import { shiftFile } from './shift-file.ts';

interface OpenShiftsOptions extends Pick<Opener, 'log' | 'syncs'> {
  readonly db: Kysely<Schema>;
  readonly client: GenesysClient;
  readonly nowMs: () => number;
  /** HALFHOUR_SHIFTS */
  readonly path: string | undefined;
}

/** How often it is looked whether published schedules are to be read, ms. */
const LOOK_MS = 60_000;

/**
 * The shifts that are kept: those of the file as it is, and published schedules kept fresh until the
 * stack is disposed of.
 *
 * @throws SettingsError when the file can't be used
 */
export async function openShifts(
  { db, client, nowMs, path, log, syncs = true }: OpenShiftsOptions,
  opened: AsyncDisposableStack,
): Promise<Shifts> {
  const store = createShiftStore(db);
  const published = createPublishedStore(db);
  const schedules = createScheduleSource({ client });
  const shifts = createShifts({ store, published, schedules, nowMs });
  const ending = new AbortController();
  const running: Promise<void>[] = [];
  opened.defer(async () => {
    ending.abort();
    await Promise.all(running);
  });
  if (path !== undefined) {
    const file = shiftFile({ path, store, log });
    const loaded = await loadFile(file);
    running.push(followFile({ ...file, clock: systemClock }, loaded, ending.signal));
  }
  if (syncs) running.push(keepPublished(shifts, { clock: systemClock, log }, ending.signal));
  return shifts;
}

async function keepPublished(
  shifts: Pick<Shifts, 'readPublished'>,
  { clock, log }: Pick<Opener, 'log'> & { readonly clock: Clock },
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await shifts.readPublished(signal);
    } catch (error) {
      if (signal.aborted) return;
      log.warn({ error: errorText(error) }, 'shifts: published schedules could not be kept');
    }
    await clock.sleep(LOOK_MS, signal).catch(() => undefined);
  }
}
