// Says which per-platform packages the lockfile lacks. A registry that did not have them yet when
// the lockfile was written leaves them out without an error, and the install breaks where they are
// needed. Exit code 1 when any is missing.
import { existsSync, readdirSync, readFileSync } from 'node:fs';

const root = new URL('../../../', import.meta.url);
const lock = readFileSync(new URL('pnpm-lock.yaml', root), 'utf8');
const store = new URL('node_modules/.pnpm/', root);

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

function manifestIn(slot: string): Manifest | undefined {
  const name = slot.slice(0, slot.indexOf('@', 1)).replace('+', '/');
  const file = new URL(`${slot}/node_modules/${name}/package.json`, store);
  if (!existsSync(file)) return undefined;
  const manifest: Manifest = JSON.parse(readFileSync(file, 'utf8'));
  return lock.includes(`${name}@${manifest.version}`) ? manifest : undefined;
}

const missing = readdirSync(store).flatMap((slot) => {
  const manifest = manifestIn(slot);
  return Object.keys(manifest?.optionalDependencies ?? {})
    .filter((dependency) => !lock.includes(`${dependency}@`) && !lock.includes(`${dependency}:`))
    .map((dependency) => `${manifest?.name}@${manifest?.version} wants ${dependency}`);
});

for (const line of missing) console.error(line);
process.exitCode = missing.length === 0 ? 0 : 1;
