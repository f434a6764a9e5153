import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';

const textOf = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

const { catalog }: { catalog: Record<string, string> } = parse(textOf('pnpm-workspace.yaml'));

interface Rule {
  readonly matchPackageNames?: readonly string[];
  readonly allowedVersions?: string;
}
const { packageRules }: { packageRules: readonly Rule[] } = JSON.parse(textOf('renovate.json'));

/** Images, which are in no catalog. */
const IMAGES = new Set(['postgres']);

it('has exact versions in the catalog', () => {
  const others = Object.entries(catalog).filter(([, version]) => !/^\d+\.\d+\.\d+/u.test(version));
  expect(others).toEqual([]);
});

it('has rules for packages that are in the catalog, whose versions they allow', () => {
  const names = packageRules.flatMap(({ matchPackageNames = [] }) => matchPackageNames);
  const unknown = names.filter((name) => !IMAGES.has(name) && matching(name).length === 0);
  expect(names.length).toBeGreaterThan(20);
  expect(unknown).toEqual([]);
  const refused = packageRules.flatMap(({ matchPackageNames = [], allowedVersions }) =>
    matchPackageNames.flatMap(matching).filter(([, version]) => !allows(allowedVersions, version)),
  );
  expect(refused).toEqual([]);
});

/** The catalog's entries for a name, or for a scope that ends in `**`. */
function matching(name: string): [string, string][] {
  const isMeant = (entry: string) =>
    name.endsWith('**') ? entry.startsWith(name.slice(0, -2)) : entry === name;
  return Object.entries(catalog).filter(([entry]) => isMeant(entry));
}

function allows(allowed: string | undefined, version: string): boolean {
  if (allowed === undefined) return true;
  const [, pattern] = /^\/(.*)\/$/u.exec(allowed) ?? [];
  return pattern === undefined ? version === allowed : new RegExp(pattern, 'u').test(version);
}

it('has the same pnpm wherever one is named', () => {
  const { devEngines } = JSON.parse(textOf('package.json'));
  const places = [
    '.ci/run',
    'CONTRIBUTING.md',
    'README.md',
    'deploy/Dockerfile',
    'deploy/README.md',
  ];
  const named = places.flatMap((path) => textOf(path).match(/pnpm@\d[\d.]*\d/gu) ?? []);
  expect(named.length).toBeGreaterThan(5);
  expect(new Set(named)).toEqual(new Set([`pnpm@${devEngines.packageManager.version}`]));
});
