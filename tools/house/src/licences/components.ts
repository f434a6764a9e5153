import { readFileSync } from 'node:fs';

/** A package of somebody else that ships. */
export interface Component {
  /** With its scope. */
  readonly name: string;
  readonly version: string;
  /** An SPDX expression, or what its manifest says instead; `null`: it says nothing. */
  readonly licence: string | null;
}

/** What of CycloneDX is read here. */
interface BillOfMaterials {
  readonly components: readonly {
    readonly group?: string;
    readonly name: string;
    readonly version: string;
    readonly licenses?: readonly {
      readonly expression?: string;
      readonly license?: { readonly id?: string; readonly name?: string };
    }[];
  }[];
}

/** The packages of others in a bill of materials, by name. */
export function componentsOf({ components }: BillOfMaterials): Component[] {
  return components
    .filter(({ group }) => group !== '@halfhour')
    .map(({ group, name, version, licenses = [] }) => ({
      name: group === undefined ? name : `${group}/${name}`,
      version,
      licence: licenses.map(textOf).join(' AND ') || null,
    }))
    .toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

type Licence = NonNullable<BillOfMaterials['components'][number]['licenses']>[number];

function textOf({ expression, license }: Licence): string {
  return expression ?? license?.id ?? license?.name ?? 'nothing';
}

/** `name@version`. */
export function keyOf({ name, version }: Pick<Component, 'name' | 'version'>): string {
  return `${name}@${version}`;
}

/** The packages in `dist/sbom.json`, which `pnpm run sbom` has just written. */
export function shippedComponents(): Component[] {
  const file = new URL('../../../../dist/sbom.json', import.meta.url);
  return componentsOf(JSON.parse(readFileSync(file, 'utf8')));
}
