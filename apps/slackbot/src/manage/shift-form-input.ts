import { clockOfMinute, givenOf, type Shift, type Unit } from '@halfhour/core';
import { agentName, shownName } from '../answer/names.ts';
import { option } from '../blocks/form.ts';
import { LIMITS } from '../blocks/limits.ts';
import type { ShiftFormInput } from '../blocks/shift-form.ts';
import { bandInWords } from '../wording/shift-words.ts';
import type { Asker } from './asker.ts';
import { UNIT_KINDS } from './given-shift.ts';
import type { EditedShift } from './keep-shift.ts';
import type { Managed } from './managed.ts';
import { whoInWords } from './who-in-words.ts';

const WORKING_DAYS = [1, 2, 3, 4, 5];

/** What the form of a new shift is filled with. @param zone - of the site */
export function newShiftInput(zone: string): ShiftFormInput {
  return {
    name: '',
    zone,
    weekdays: WORKING_DAYS,
    start: null,
    end: null,
    agents: [],
    unit: null,
    band: '70–85 %',
    validFrom: null,
    validTo: null,
    keptWho: null,
    metadata: '',
  };
}

/** What the form is filled with in which a shift is changed. */
export async function editShiftInput(
  shift: Shift,
  { by }: Asker,
  { shifts }: Managed,
): Promise<ShiftFormInput> {
  const { who } = shift;
  const words = await whoInWords(shift, { by, withNames: true }, shifts);
  const isTooMany = who.kind === 'agents' && who.agentIds.length > LIMITS.options;
  const { agents } =
    who.kind === 'agents' && !isTooMany
      ? await by.directory.byIds(who.agentIds, by.signal)
      : { agents: [] };
  return {
    name: shift.name,
    zone: shift.zone,
    weekdays: shift.weekdays,
    start: clockOfMinute(shift.startMinute),
    end: clockOfMinute(shift.endMinute),
    agents: agents.map((agent) => option(agentName(agent), agent.id)),
    unit: who.kind === 'agents' ? null : unitOption(shift, words),
    band: bandInWords(shift),
    validFrom: shift.validFrom,
    validTo: shift.validTo,
    keptWho: isTooMany ? words : null,
    metadata: JSON.stringify({ id: shift.id, version: shift.version }),
  };
}

/** What a form of a team, queue, group or management unit is called in the menu. */
export function unitChoice(kind: keyof typeof UNIT_KINDS, { id, name }: Unit) {
  return option(`${KIND_NAMES[kind]} ${shownName(name ?? id)}`, `${kind}:${id}`);
}

const KIND_NAMES = {
  team: 'Team',
  queue: 'Queue',
  group: 'Group',
  unit: 'Management unit',
};

function unitOption(shift: Shift, words: string) {
  const given = givenOf(shift);
  const [kind = 'team', field = 'teamId'] =
    Object.entries(UNIT_KINDS).find(([, name]) => typeof given[name] === 'string') ?? [];
  return option(
    `${words.charAt(0).toUpperCase()}${words.slice(1)}`,
    `${kind}:${given[field] ?? ''}`,
  );
}

/** The shift that a form is about, out of what went with it. */
export function readMetadata(metadata: string): EditedShift {
  if (metadata === '') return null;
  const { id, version } = Object(JSON.parse(metadata));
  return { id: String(id), version: Number(version) };
}
