import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/** The machine's own Chromium: that of the variable CHROMIUM, or one on the PATH; undefined when there is none. */
export function findChromium(
  variables: Readonly<NodeJS.ProcessEnv> = process.env,
): string | undefined {
  const { CHROMIUM: named, PATH: path = '' } = variables;
  if (named !== undefined && named !== '') return named;
  return path
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
