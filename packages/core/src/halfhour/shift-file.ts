import { ReportInputError } from '../report/input-error.ts';
import { SettingsError } from '../settings/read-settings.ts';
import { readShiftFile, ShiftFileError } from '../shifts/shift-file.ts';
import type { ShiftStore } from '../shifts/shift-store.ts';
import type { FollowedFile } from './followed-file.ts';
import type { HalfhourLog } from './log.ts';

/** The setting that names the file of shifts. */
export const SHIFT_FILE = 'HALFHOUR_SHIFTS';

interface ShiftFileOptions {
  /** HALFHOUR_SHIFTS */
  readonly path: string;
  readonly store: Pick<ShiftStore, 'keepFile'>;
  readonly log: HalfhourLog;
}

/** The file of shifts: those that came from it become those in it. */
export function shiftFile({ path, store, log }: ShiftFileOptions): FollowedFile {
  return {
    setting: SHIFT_FILE,
    path,
    what: 'shifts',
    log,
    async keep(text) {
      try {
        const kept = await store.keepFile(shiftsOf(text));
        const counts = Object.entries(kept).map(([what, shifts]) => [what, shifts.length]);
        if (counts.some(([, count]) => count > 0)) {
          log.info(Object.fromEntries(counts), 'shifts: kept');
        }
      } catch (error) {
        if (error instanceof ReportInputError) throw wrong([error.message]);
        throw error;
      }
    },
  };
}

/** The shifts that a file's text says. @throws SettingsError that tells all that is wrong with it */
export function shiftsOf(text: string): ReturnType<typeof readShiftFile> {
  try {
    return readShiftFile(text);
  } catch (error) {
    if (error instanceof ShiftFileError) throw wrong(error.problems);
    throw error;
  }
}

function wrong(problems: readonly string[]): SettingsError {
  return new SettingsError(problems.map((problem) => `${SHIFT_FILE} ${problem}`));
}
