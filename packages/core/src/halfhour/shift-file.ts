import { readFile } from 'node:fs/promises';
import type { Clock } from '../genesys/clock.ts';
import { ReportInputError } from '../report/input-error.ts';
import { SettingsError } from '../settings/read-settings.ts';
import { readShiftFile, ShiftFileError } from '../shifts/shift-file.ts';
import type { ShiftStore } from '../shifts/shift-store.ts';
import { errorText } from '../store/postgres/errors.ts';
import type { HalfhourLog } from './log.ts';

export interface ShiftFileOptions {
  /** HALFHOUR_SHIFTS */
  readonly path: string;
  readonly store: Pick<ShiftStore, 'keepFile'>;
  readonly log: HalfhourLog;
}

/** How often the file is looked at, ms. Not watched: what mounts and replaces files tells nobody. */
const LOOK_MS = 5000;

/**
 * Makes the shifts of the file those in it.
 *
 * @returns the text of the file
 * @throws SettingsError that tells all that is wrong with it
 */
export async function loadShiftFile(options: ShiftFileOptions): Promise<string> {
  const text = await readFile(options.path, 'utf8').catch((error: unknown) => {
    throw wrong([`can’t be read: ${errorText(error)}`]);
  });
  await keepText(text, options);
  return text;
}

/**
 * Loads the file again whenever it has changed, until the signal aborts. What is wrong with it is
 * told once; the shifts stay as they were, and it is tried again.
 *
 * @param loaded - the text that was loaded last
 */
export async function followShiftFile(
  options: ShiftFileOptions & { readonly clock: Clock },
  loaded: string,
  signal: AbortSignal,
): Promise<void> {
  const { path, clock, log } = options;
  let kept: string | undefined = loaded;
  let seen: string | undefined = loaded;
  let told = '';
  for (;;) {
    await clock.sleep(LOOK_MS, signal).catch(() => undefined);
    if (signal.aborted) return;
    const text = await readFile(path, 'utf8').catch(() => '');
    // Twice the same: a file that is being written could look like one with fewer shifts.
    const isWhole = text === seen;
    seen = text;
    if (text === kept || !isWhole) continue;
    try {
      await keepText(text, options);
      kept = text;
      told = '';
    } catch (error) {
      kept = undefined;
      const trouble = error instanceof SettingsError ? error.problems.join(' ') : errorText(error);
      if (trouble !== told) log.warn({ trouble }, 'shifts: the file can’t be used as it is now');
      told = trouble;
    }
  }
}

async function keepText(text: string, { store, log }: ShiftFileOptions): Promise<void> {
  try {
    const kept = await store.keepFile(readShiftFile(text));
    const counts = Object.entries(kept).map(([what, shifts]) => [what, shifts.length]);
    if (counts.some(([, count]) => count > 0)) log.info(Object.fromEntries(counts), 'shifts: kept');
  } catch (error) {
    if (error instanceof ShiftFileError) throw wrong(error.problems);
    if (error instanceof ReportInputError) throw wrong([error.message]);
    throw error;
  }
}

function wrong(problems: readonly string[]): SettingsError {
  return new SettingsError(problems.map((problem) => `HALFHOUR_SHIFTS ${problem}`));
}
