import { SettingsError } from '../settings/read-settings.ts';
import { type FollowedFile, loadFile } from './followed-file.ts';
import type { HalfhourEnv } from './halfhour.ts';
import { ACCESS_FILE, rulesOf } from './open-policy.ts';
import { SHIFT_FILE, shiftsOf } from './shift-file.ts';

/** The files that settings name. */
export type SiteFiles = Pick<HalfhourEnv, 'HALFHOUR_ACCESS' | 'HALFHOUR_SHIFTS'>;

/**
 * What is wrong with the files of rules and shifts, as an app tells it when it starts; empty: nothing.
 * Whether the agents and units in them exist is not looked at, and nothing is kept.
 */
export async function siteFileProblems(files: SiteFiles): Promise<string[]> {
  const { HALFHOUR_ACCESS: access, HALFHOUR_SHIFTS: shiftsPath } = files;
  const problems = await Promise.all([
    access.mode === 'rules'
      ? problemsOf({
          setting: ACCESS_FILE,
          path: access.path,
          keep: async (text) => void rulesOf(text),
        })
      : [],
    shiftsPath === undefined
      ? []
      : problemsOf({
          setting: SHIFT_FILE,
          path: shiftsPath,
          keep: async (text) => void shiftsOf(text),
        }),
  ]);
  return problems.flat();
}

async function problemsOf(
  file: Pick<FollowedFile, 'setting' | 'path' | 'keep'>,
): Promise<readonly string[]> {
  try {
    await loadFile(file);
    return [];
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
}
