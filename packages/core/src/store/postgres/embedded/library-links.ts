import { readFile, symlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { exists } from './directories.ts';

/** A library and another name under which programs look for it, below the package's directory. */
export interface LibraryLink {
  readonly source: string;
  readonly target: string;
}

/** The names that the package's install script gives its libraries. */
export async function libraryLinks(nativeDir: string): Promise<readonly LibraryLink[]> {
  const text = await readFile(join(nativeDir, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links: LibraryLink[] = JSON.parse(text);
  return links;
}

/** Whether the install script has run. */
export async function haveLinks(
  nativeDir: string,
  links: readonly LibraryLink[],
): Promise<boolean> {
  const checks = links.map(({ target }) => exists(join(nativeDir, '..', target)));
  return (await Promise.all(checks)).every(Boolean);
}

/** Makes the links below a copy of the package's directory. */
export async function linkInPlace(nativeDir: string, links: readonly LibraryLink[]): Promise<void> {
  for (const { source, target } of links) {
    const link = join(nativeDir, '..', target);
    if (!(await exists(link))) await symlink(basename(source), link);
  }
}

/** Makes the links in a directory of their own, for LD_LIBRARY_PATH. */
export async function linkApart(
  nativeDir: string,
  links: readonly LibraryLink[],
  dir: string,
): Promise<void> {
  for (const { source, target } of links) {
    await symlink(join(nativeDir, '..', source), join(dir, basename(target)));
  }
}
