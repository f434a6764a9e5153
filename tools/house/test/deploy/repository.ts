import { existsSync, globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Of the repository; ends in a slash. */
export const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));

/** Where files that settings name are in containers. */
export const FILES = '/etc/halfhour';

/** A file of the repository, by its path from the root. */
export function textOf(path: string): string {
  return readFileSync(ROOT + path, 'utf8');
}

/** The paths from the root that match a pattern. */
export function pathsBy(pattern: string): string[] {
  return globSync(pattern, { cwd: ROOT });
}

/** Whether a file is in the repository, or the build of an app or a tool makes it. */
export function isOfRepository(path: string): boolean {
  if (existsSync(ROOT + path)) return true;
  const [, folder, bundle] = /^((?:apps|tools)\/[^/]+)\/(dist\/[^/]+\.js)$/u.exec(path) ?? [];
  const config = `${folder}/rolldown.config.mjs`;
  return existsSync(ROOT + config) && textOf(config).includes(`'${bundle}'`);
}

/** Whether the sources of an app know an address, such as `/health/live`. */
export function hasAddress(app: string, address: string): boolean {
  return pathsBy(`{apps/${app},packages/service}/src/**/*.ts`)
    .filter((path) => !path.endsWith('.test.ts'))
    .some((path) => textOf(path).includes(`'${address}'`));
}
