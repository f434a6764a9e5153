import type { Shift, ShiftAsker, Unit } from '@halfhour/core';
import { count, listed } from '../answer/figures.ts';
import { agentName } from '../answer/names.ts';
import type { Managed } from './managed.ts';

/** Agents that are named. */
const NAMED = 3;

/** Who reads it. */
interface Reading {
  readonly by: ShiftAsker;
  /** Whether agents may be named. */
  readonly withNames: boolean;
}

/** Whom a shift is of, as far as somebody may know: `team Billing`, `Anna Smith and 3 others`. Plain text. */
export async function whoInWords(
  shift: Shift,
  { by, withNames }: Reading,
  shifts: Pick<Managed['shifts'], 'membersOf' | 'managementUnits'>,
): Promise<string> {
  const { who } = shift;
  const { directory, signal } = by;
  switch (who.kind) {
    case 'agents':
      return agentsInWords(shift, { by, withNames }, shifts);
    case 'team':
      return unitInWords('team', who.id, (await directory.teams(signal)).units);
    case 'queue':
      return unitInWords('queue', who.id, (await directory.queues(signal)).units);
    case 'group':
      return 'a group';
    case 'managementUnit':
    default: {
      // Units are not asked about by who is in them: only who sees everybody is told their names.
      const isTold = directory.showsOnly === undefined;
      const units = isTold ? (await shifts.managementUnits(signal)).units : [];
      return unitInWords('management unit', who.id, units);
    }
  }
}

async function agentsInWords(
  shift: Shift,
  { by, withNames }: Reading,
  shifts: Pick<Managed['shifts'], 'membersOf'>,
): Promise<string> {
  const { agents } = await shifts.membersOf(shift, null, by);
  if (!withNames) return count(agents.length, 'agent');
  const names = agents.slice(0, NAMED).map(agentName);
  const others = agents.length - names.length;
  return listed([...names, ...(others > 0 ? [count(others, 'other')] : [])]);
}

function unitInWords(kind: string, id: string, units: readonly Unit[]): string {
  const name = units.find((unit) => unit.id === id)?.name;
  return typeof name === 'string' ? `${kind} ${name}` : `a ${kind}`;
}
