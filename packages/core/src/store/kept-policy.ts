import type { Kysely } from 'kysely';
import type { Grant } from '../access/grant.ts';
import { storedGrants } from './access-grants.ts';
import { askedTogether } from './asked-together.ts';
import type { Schema } from './schema.ts';
import { directoryVersion } from './slot-readings.ts';

/** What is kept of who may see whom, as it is when it is asked for. */
export interface KeptPolicy {
  /** The rules. */
  grants(): Promise<readonly Grant[]>;
  /** A number that grows whenever who is in a unit changes, or what it is called. */
  unitsVersion(): Promise<number>;
}

/** Asked with every question, and once for all who ask at the same time. */
export function createKeptPolicy(db: Kysely<Schema>): KeptPolicy {
  const grants = askedTogether(
    async () => storedGrants(db),
    () => 'all',
  );
  const unitsVersion = askedTogether(
    async () => directoryVersion(db),
    () => 'all',
  );
  return { grants: async () => grants(null), unitsVersion: async () => unitsVersion(null) };
}
