import { ReportInputError } from '../report/input-error.ts';
import { SettingsError } from '../settings/read-settings.ts';
import { readShiftFile, ShiftFileError } from '../shifts/shift-file.ts';
import type { ShiftStore } from '../shifts/shift-store.ts';
import type { FollowedFile } from './followed-file.ts';
import type { HalfhourLog } from './log.ts';

interface ShiftFileOptions {
  /** HALFHOUR_SHIFTS */
  readonly path: string;
  readonly store: Pick<ShiftStore, 'keepFile'>;
  readonly log: HalfhourLog;
}

/** The file of shifts: those that came from it become those in it. */
export function shiftFile({ path, store, log }: ShiftFileOptions): FollowedFile {
  const setting = 'HALFHOUR_SHIFTS';
  const wrong = (problems: readonly string[]) =>
    new SettingsError(problems.map((problem) => `${setting} ${problem}`));
  return {
    setting,
    path,
    what: 'shifts',
    log,
    async keep(text) {
      try {
        const kept = await store.keepFile(readShiftFile(text));
        const counts = Object.entries(kept).map(([what, shifts]) => [what, shifts.length]);
        if (counts.some(([, count]) => count > 0)) {
          log.info(Object.fromEntries(counts), 'shifts: kept');
        }
      } catch (error) {
        if (error instanceof ShiftFileError) throw wrong(error.problems);
        if (error instanceof ReportInputError) throw wrong([error.message]);
        throw error;
      }
    },
  };
}
