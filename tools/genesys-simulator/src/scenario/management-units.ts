import { hashText, mix, uuidOf } from '../seeded/hash.ts';
import type { Scenario } from './scenario.ts';

/** A unit of workforce management: the agents of a team. */
export interface ManagementUnit {
  id: string;
  name: string;
  zone: string;
  /** The index of its team. */
  team: number;
}

/** The units of the organisation, which is one business unit. */
export function managementUnits({ seed, organisation }: Scenario): ManagementUnit[] {
  const unitSeed = mix(seed, hashText('management unit'));
  return organisation.teams.map(({ name, crews }, team) => ({
    id: uuidOf(unitSeed, team),
    name: `${name} planning`,
    zone: organisation.crews[crews[0]!]!.zone,
    team,
  }));
}

/** The zone by which the business unit counts weeks. */
export const BUSINESS_ZONE = 'Europe/London';

export function businessUnitId({ seed }: Scenario): string {
  return uuidOf(mix(seed, hashText('business unit')), 0);
}
