import type { UnitsFound } from '../report/source.ts';
import type { UnitReading } from './published-store.ts';
import type { Shift } from './shift.ts';
import type { ShiftAsker } from './shifts.ts';

/** What was read of management units, by id; those that nobody has tried to read are left out. */
export type UnitReadings = ReadonlyMap<string, UnitReading>;

/**
 * Those of the shifts in which somebody works whom the asker may see. What is looked up for it is the
 * same whatever shifts of others there are: nobody learns of them by how long it takes.
 */
export async function seenShifts(
  all: readonly Shift[],
  readings: UnitReadings,
  { directory, signal }: ShiftAsker,
): Promise<Shift[]> {
  const agentIdsOf = ({ who }: Shift): readonly string[] => {
    if (who.kind === 'agents') return who.agentIds;
    return who.kind === 'managementUnit' ? (readings.get(who.id)?.agentIds ?? []) : [];
  };
  const [teams, queues, groups, { agents }] = await Promise.all([
    directory.teams(signal),
    directory.queues(signal),
    directory.groups(signal),
    directory.byIds([...new Set(all.flatMap(agentIdsOf))], signal),
  ]);
  const units = { team: idsOf(teams), queue: idsOf(queues), group: idsOf(groups) };
  const agentIds = new Set(agents.map(({ id }) => id));
  return all.filter((shift) => {
    const { who } = shift;
    return who.kind === 'agents' || who.kind === 'managementUnit'
      ? agentIdsOf(shift).some((id) => agentIds.has(id))
      : units[who.kind].has(who.id);
  });
}

function idsOf({ units }: UnitsFound): ReadonlySet<string> {
  return new Set(units.map(({ id }) => id));
}
