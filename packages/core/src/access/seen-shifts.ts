import type { Shift, ShiftDay } from '../shifts/shift.ts';
import type { ShiftAsker, Shifts } from '../shifts/shifts.ts';

/**
 * The shifts as somebody sees them: those in which somebody works whom they may see, with nobody else
 * in them. Who does not see everybody can't change any.
 */
export function createSeenShifts(shifts: Shifts, by: ShiftAsker): Shifts {
  if (by.directory.showsOnly === undefined) return shifts;

  const seen = async (shift: Shift | undefined): Promise<Shift | undefined> => {
    if (shift === undefined) return undefined;
    const { agents } = await shifts.membersOf(shift, null, by);
    if (agents.length === 0) return undefined;
    const { who } = shift;
    return who.kind === 'agents'
      ? { ...shift, who: { kind: 'agents', agentIds: agents.map(({ id }) => id) } }
      : shift;
  };

  const seenDay = async (day: ShiftDay): Promise<ShiftDay> => {
    if (day.scheduledAgentIds === null) return day;
    const { agents } = await by.directory.byIds(day.scheduledAgentIds, by.signal);
    return { ...day, scheduledAgentIds: agents.map(({ id }) => id) };
  };

  return {
    ...shifts,
    async list(options) {
      const all = await Promise.all((await shifts.list(options)).map(seen));
      return all.filter((shift) => shift !== undefined);
    },
    byId: async (id) => seen(await shifts.byId(id)),
    byName: async (name) => seen(await shifts.byName(name)),
    daysOf: async (shift, range) => Promise.all((await shifts.daysOf(shift, range)).map(seenDay)),
    create: refuse,
    update: refuse,
    end: refuse,
  };
}

async function refuse(): Promise<never> {
  throw new Error('A shift was to be changed by somebody who does not see everybody.');
}
