import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { type Component, keyOf } from './components.ts';

/** Where pnpm has installed everything. */
const STORE = new URL('../../../../node_modules/.pnpm/', import.meta.url);

/** What of a manifest is told. */
interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly homepage?: string;
  readonly repository?: string | { readonly url?: string };
  readonly author?: string | { readonly name?: string };
}

/** An installed package. */
interface Installed {
  readonly dir: URL;
  readonly manifest: Manifest;
}

/** The directories of all installed packages, by `name@version`. */
export function installedPackages(): ReadonlyMap<string, Installed> {
  const found = readdirSync(STORE).flatMap((slot) => {
    const at = slot.indexOf('@', 1);
    const dir = new URL(`${slot}/node_modules/${slot.slice(0, at).replace('+', '/')}/`, STORE);
    const file = new URL('package.json', dir);
    if (at === -1 || !existsSync(file)) return [];
    const manifest: Manifest = JSON.parse(readFileSync(file, 'utf8'));
    return [[keyOf(manifest), { dir, manifest }] as const];
  });
  return new Map(found);
}

/**
 * What has to go along with a package that ships: its licence's text, who made it, where it is from.
 *
 * @throws Error when it is not installed
 */
export function noticeOf(component: Component, installed: ReadonlyMap<string, Installed>): string {
  const key = keyOf(component);
  const here = installed.get(key);
  if (here === undefined) throw new Error(`${key} is not installed: run pnpm install.`);
  const texts = textsIn(here.dir);
  return [
    `${key}: ${component.licence}`,
    sourceOf(here.manifest),
    ...(texts.length > 0 ? texts : [byWhom(here.manifest)]),
  ].join('\n\n');
}

function sourceOf({ repository, homepage }: Manifest): string {
  const url = typeof repository === 'string' ? repository : repository?.url;
  return url ?? homepage ?? 'Its package does not tell where its sources are.';
}

/** The texts of licences and notices that a package brings. */
function textsIn(dir: URL): string[] {
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /^(?:licen[cs]e|copying|notice)/iu.test(entry.name))
    .map(({ name }) => readFileSync(new URL(encodeURIComponent(name), dir), 'utf8').trim());
}

function byWhom({ author }: Manifest): string {
  const name = typeof author === 'string' ? author : author?.name;
  return `By ${name ?? 'its authors'}. The package has no text of its licence.`;
}
