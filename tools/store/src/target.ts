import { PostgresError, readSettings, SettingsError } from '@halfhour/core';
import { isAbsolute, resolve } from 'node:path';
import { type Env, SHAPE } from './env.ts';
import { UsageError } from '@halfhour/command';
import type { Place } from './with-store.ts';

/**
 * The store that `--to` names: a directory where it begins as one does (`.`, `/`), otherwise a URL.
 *
 * @throws UsageError that repeats nothing of a URL
 */
export function targetPlace(to: string, env: Env): Place {
  if (to.startsWith('.') || isAbsolute(to)) {
    return { ...env, DATABASE_URL: undefined, HALFHOUR_DATA: resolve(to) };
  }
  try {
    readSettings({ '--to': SHAPE.DATABASE_URL }, { '--to': to });
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    const line = error.problems.join(' ').replace(/\.$/u, '');
    throw new UsageError(`${line}, or a directory that begins with . or /.`);
  }
  return { ...env, DATABASE_URL: to };
}

/** Runs what opens the target, with errors that name `--to` in place of the apps' settings. */
export async function namingTarget<Result>(run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof PostgresError)) throw error;
    throw new PostgresError(error.message.replaceAll(/DATABASE_URL|HALFHOUR_DATA/gu, '--to'));
  }
}
