import type { ReportDeps, Shifts } from '@halfhour/core';
import type { Bands } from '../answer/bands.ts';
import type { Band } from '../answer/judgement.ts';
import type { ResolvedPeriod } from '../resolve/period.ts';
import { membersOf } from './members-of.ts';

/** What tells which band somebody is judged by. */
export interface BandDeps extends Pick<ReportDeps, 'directory'> {
  readonly bands: Bands;
  /** `null`: there are none. */
  readonly shifts: Pick<Shifts, 'byId'> | null;
}

/** The band of each agent: that of the shift that was asked about, of their team, or of everybody. */
export async function findBands(
  { shift: asked }: ResolvedPeriod,
  deps: BandDeps,
  signal: AbortSignal,
): Promise<(agentId: string) => Band> {
  const { everybody, byTeam } = deps.bands;
  const shift = asked === undefined ? undefined : await deps.shifts?.byId(asked.id);
  if (shift !== undefined) return () => shift.target;
  const bandOf = new Map<string, Band>();
  for (const [teamId, band] of byTeam) {
    for (const agentId of await membersOf(teamId, 'team', deps, signal)) bandOf.set(agentId, band);
  }
  return (agentId) => bandOf.get(agentId) ?? everybody;
}
