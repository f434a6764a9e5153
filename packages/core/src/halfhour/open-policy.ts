import { AccessFileError, readAccessFile } from '../access/access-file.ts';
import type { Grant } from '../access/grant.ts';
import { type Clock, systemClock } from '../genesys/clock.ts';
import { SettingsError } from '../settings/read-settings.ts';
import type { AccessSetting } from '../settings/shapes.ts';
import { followFile, type FollowedFile, loadFile } from './followed-file.ts';
import type { HalfhourLog } from './log.ts';

/** The setting that names the file of rules. */
export const ACCESS_FILE = 'HALFHOUR_ACCESS';

/**
 * The rules of the file that HALFHOUR_ACCESS names, as it is now; it is followed until the stack is
 * disposed of. Without a file there are none.
 *
 * @throws SettingsError that tells all that is wrong with the file
 */
export async function openPolicy(
  setting: AccessSetting,
  { log, clock = systemClock }: { readonly log: HalfhourLog; readonly clock?: Clock },
  opened: AsyncDisposableStack,
): Promise<() => readonly Grant[]> {
  if (setting.mode !== 'rules') return () => [];
  let rules: readonly Grant[] = [];
  const file: FollowedFile = {
    setting: ACCESS_FILE,
    path: setting.path,
    what: 'access',
    log,
    async keep(text) {
      rules = rulesOf(text);
      log.info({ rules: rules.length }, 'access: the rules of the file hold');
    },
  };
  const loaded = await loadFile(file);
  const ending = new AbortController();
  const following = followFile({ ...file, clock }, loaded, ending.signal);
  opened.defer(async () => {
    ending.abort();
    await following;
  });
  return () => rules;
}

/** The rules that a file's text says. @throws SettingsError that tells all that is wrong with it */
export function rulesOf(text: string): readonly Grant[] {
  try {
    return readAccessFile(text);
  } catch (error) {
    if (!(error instanceof AccessFileError)) throw error;
    throw new SettingsError(error.problems.map((problem) => `${ACCESS_FILE} ${problem}`));
  }
}
