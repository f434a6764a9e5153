import { type Access, type AccessDeps, createAccess } from '../access/access.ts';
import type { Grant } from '../access/grant.ts';
import { createRememberedUnits } from '../access/remembered-units.ts';
import type { KeptPolicy } from '../store/kept-policy.ts';

/** What tells who may see whom. */
export interface OpenAccessDeps extends Pick<AccessDeps, 'mode' | 'orgChart' | 'directory'> {
  /** The rules of the site's file, as they are now. */
  readonly rules: () => readonly Grant[];
  /** `null`: nothing is kept. */
  readonly policy: KeptPolicy | null;
}

/** Who may see whom, by rules and members as they are at each question: who is in a unit is remembered by its version. */
export function openAccess({ rules, policy, directory, ...deps }: OpenAccessDeps): Access {
  if (policy === null) return createAccess({ ...deps, directory, grants: async () => rules() });
  const unitsNow = createRememberedUnits({
    directory,
    versionOf: async () => policy.unitsVersion(),
  });
  const grants = async () => [...rules(), ...(await policy.grants())];
  return {
    admit: async (principal, signal) =>
      createAccess({ ...deps, directory: unitsNow(), grants }).admit(principal, signal),
  };
}
