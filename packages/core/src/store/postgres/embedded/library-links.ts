import { access, chmod, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { basename, join } from 'node:path';

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

/**
 * Makes a directory of links for LD_LIBRARY_PATH, whole or not at all, once.
 *
 * @param dir - named after `nativeDir`, since the links point into it
 */
export async function linkApart(
  nativeDir: string,
  links: readonly LibraryLink[],
  dir: string,
): Promise<void> {
  if (await exists(dir)) return;
  const draft = `${dir}.${process.pid}`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  await chmod(draft, 0o755);
  for (const { source, target } of links) {
    await symlink(join(nativeDir, '..', source), join(draft, basename(target)));
  }
  await rename(draft, dir);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
