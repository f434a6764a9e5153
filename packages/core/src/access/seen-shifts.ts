import type { Shift, ShiftDay } from '../shifts/shift.ts';
import { nameKey } from '../shifts/shift-name.ts';
import type { ShiftAsker, Shifts } from '../shifts/shifts.ts';
import { once } from './once.ts';

/**
 * The shifts as somebody sees them: those in which somebody works whom they may see, with nobody else
 * in them. Who does not see everybody can't change any. Made for one request: it asks once which they
 * are, and finds each among them, so that a hidden one is not looked up.
 */
export function createSeenShifts(shifts: Shifts, by: ShiftAsker): Shifts {
  if (by.directory.showsOnly === undefined) return shifts;

  const seen = once(async () => seenOf(shifts, by));
  const living = async () => (await seen()).filter(({ endedAtMs }) => endedAtMs === null);

  const seenDay = async (day: ShiftDay): Promise<ShiftDay> => {
    if (day.scheduledAgentIds === null) return day;
    const { agents } = await by.directory.byIds(day.scheduledAgentIds, by.signal);
    return { ...day, scheduledAgentIds: agents.map(({ id }) => id) };
  };

  return {
    ...shifts,
    list: async ({ includeEnded = false } = {}) => (includeEnded ? seen() : living()),
    byId: async (id) => (await seen()).find((shift) => shift.id === id.toLowerCase()),
    byName: async (name) => (await living()).find((one) => nameKey(one.name) === nameKey(name)),
    daysOf: async (shift, range) => Promise.all((await shifts.daysOf(shift, range)).map(seenDay)),
    create: refuse,
    update: refuse,
    end: refuse,
  };
}

/** Those that are seen, ended ones too, with nobody else in them. */
async function seenOf(shifts: Shifts, by: ShiftAsker): Promise<Shift[]> {
  const seen = await shifts.seen(by, { includeEnded: true });
  const named = seen.flatMap(({ who }) => (who.kind === 'agents' ? who.agentIds : []));
  const { agents } = await by.directory.byIds([...new Set(named)], by.signal);
  const agentIds = new Set(agents.map(({ id }) => id));
  return seen.map((shift) => {
    const { who } = shift;
    if (who.kind !== 'agents') return shift;
    return { ...shift, who: { ...who, agentIds: who.agentIds.filter((id) => agentIds.has(id)) } };
  });
}

async function refuse(): Promise<never> {
  throw new Error('A shift was to be changed by somebody who does not see everybody.');
}
