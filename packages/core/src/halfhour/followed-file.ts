import { readFile } from 'node:fs/promises';
import type { Clock } from '../genesys/clock.ts';
import { SettingsError } from '../settings/read-settings.ts';
import { errorText } from '../store/postgres/errors.ts';
import type { HalfhourLog } from './log.ts';

/** A file of the site's that is read again whenever it has changed. */
export interface FollowedFile {
  /** The setting that names it: `HALFHOUR_SHIFTS`. */
  readonly setting: string;
  readonly path: string;
  /** What is in it, for the log: `shifts`. */
  readonly what: string;
  /** Takes over what it says. Rejects with a SettingsError when that can't be. */
  readonly keep: (text: string) => Promise<void>;
  readonly log: HalfhourLog;
}

/** How often a file is looked at, ms. Not watched: what mounts and replaces files tells nobody. */
const LOOK_MS = 5000;

/**
 * Takes over what a file says.
 *
 * @returns its text
 * @throws SettingsError that tells all that is wrong with it
 */
export async function loadFile({
  path,
  setting,
  keep,
}: Pick<FollowedFile, 'path' | 'setting' | 'keep'>): Promise<string> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new SettingsError([`${setting} can’t be read: ${errorText(error)}`]);
  });
  await keep(text);
  return text;
}

/**
 * Takes over what a file says whenever it has changed, until the signal aborts. What is wrong with it
 * is told once; all stays as it was, and it is tried again.
 *
 * @param loaded - the text that was loaded last
 */
export async function followFile(
  { path, what, keep, log, clock }: FollowedFile & { readonly clock: Clock },
  loaded: string,
  signal: AbortSignal,
): Promise<void> {
  let kept: string | undefined = loaded;
  let seen: string | undefined = loaded;
  let told = '';
  for (;;) {
    await clock.sleep(LOOK_MS, signal).catch(() => undefined);
    if (signal.aborted) return;
    const text = await readFile(path, 'utf8').catch(() => '');
    // Twice the same: a file that is being written could look like one with less in it.
    const isWhole = text === seen;
    seen = text;
    if (text === kept || !isWhole) continue;
    try {
      await keep(text);
      kept = text;
      told = '';
    } catch (error) {
      kept = undefined;
      const trouble = error instanceof SettingsError ? error.problems.join(' ') : errorText(error);
      if (trouble !== told) {
        log.warn(
          { trouble },
          `${what}: the file can’t be used as it is now, and all stays as it was`,
        );
      }
      told = trouble;
    }
  }
}
