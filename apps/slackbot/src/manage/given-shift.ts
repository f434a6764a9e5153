import type { GivenTerms, GivenWho } from '@halfhour/core';
import { ACTIONS } from '../blocks/actions.ts';
import { chosenIn, fieldOf, type FormState } from '../blocks/form-state.ts';
import { parseBand } from '../parse/band.ts';
import { zoneNamed, zonesLike } from '../parse/zones.ts';

/** Errors in plain text, by the field under which they are told. */
export type FieldErrors = Readonly<Record<string, string>>;

/** A shift as it was filled in; `who` is `null` where nobody was chosen. */
export interface GivenShift {
  readonly kind: 'given';
  readonly terms: Omit<GivenTerms, keyof GivenWho>;
  readonly who: GivenWho | null;
}

/** Of what kind a unit in the menu is: its value is `team:` and the id. */
export const UNIT_KINDS = {
  team: 'teamId',
  queue: 'queueId',
  group: 'groupId',
  unit: 'managementUnitId',
} as const satisfies Readonly<Record<string, keyof GivenWho>>;

/** Reads the form of a shift, as far as it can be told by itself what is wrong with it. */
export function readShiftForm(
  state: FormState,
): GivenShift | { readonly kind: 'wrong'; readonly errors: FieldErrors } {
  const text = (id: string) => fieldOf(state, id).value ?? '';
  const zone = zoneNamed(text(ACTIONS.shiftZone).trim());
  const target = parseBand(text(ACTIONS.shiftTarget));
  const who = whoOf(state);
  const errors: FieldErrors = {
    ...(zone === undefined ? { [ACTIONS.shiftZone]: noZone(text(ACTIONS.shiftZone)) } : {}),
    ...(target === undefined ? { [ACTIONS.shiftTarget]: 'That is no band: type 70–85.' } : {}),
    ...(who === 'both' ? { [ACTIONS.shiftAgents]: BOTH } : {}),
  };
  if (zone === undefined || target === undefined || who === 'both')
    return { kind: 'wrong', errors };
  const terms = {
    name: text(ACTIONS.shiftName),
    zone,
    weekdays: chosenIn(state, ACTIONS.shiftDays).map(Number),
    start: fieldOf(state, ACTIONS.shiftStart).selected_time ?? '',
    end: fieldOf(state, ACTIONS.shiftEnd).selected_time ?? '',
    target,
    validFrom: fieldOf(state, ACTIONS.shiftFrom).selected_date ?? null,
    validTo: fieldOf(state, ACTIONS.shiftTo).selected_date ?? null,
  };
  return { kind: 'given', terms, who };
}

const BOTH =
  'Choose either agents, or a team, queue, group or unit above: a shift is of one of them.';

function whoOf(state: FormState): GivenWho | null | 'both' {
  const agentIds = chosenIn(state, ACTIONS.shiftAgents);
  const unit = fieldOf(state, ACTIONS.shiftUnit).selected_option?.value;
  if (unit === undefined) return agentIds.length === 0 ? null : { agentIds };
  return agentIds.length === 0 ? unitOf(unit) : 'both';
}

function unitOf(value: string): GivenWho | null {
  const [kind = '', ...id] = value.split(':');
  const field = Object.entries(UNIT_KINDS).find(([name]) => name === kind)?.[1];
  return field === undefined ? null : { [field]: id.join(':') };
}

function noZone(given: string): string {
  const [nearest] = zonesLike(given.trim());
  const perhaps = nearest === undefined ? '' : ` Did you mean ${nearest}?`;
  return `That is no time zone: type a city, or a name such as Europe/London.${perhaps}`;
}

/** The field of the form for an argument of core. */
export function fieldOfArgument(argument: string): string {
  const [name = ''] = argument.split('.');
  return FIELDS[name] ?? ACTIONS.shiftName;
}

const FIELDS: Readonly<Record<string, string>> = {
  name: ACTIONS.shiftName,
  zone: ACTIONS.shiftZone,
  weekdays: ACTIONS.shiftDays,
  start: ACTIONS.shiftStart,
  end: ACTIONS.shiftEnd,
  agentIds: ACTIONS.shiftAgents,
  teamId: ACTIONS.shiftUnit,
  queueId: ACTIONS.shiftUnit,
  groupId: ACTIONS.shiftUnit,
  managementUnitId: ACTIONS.shiftUnit,
  target: ACTIONS.shiftTarget,
  validFrom: ACTIONS.shiftFrom,
  validTo: ACTIONS.shiftTo,
};
