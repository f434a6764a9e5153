import type { Checkboxes, InputBlock, ModalView, PlainTextOption } from '@slack/types';
import { ACTIONS } from './actions.ts';
import { input, modal, option, plainText } from './form.ts';
import { MANAGE_TITLE } from './manage-view.ts';

/** What the form of a shift is filled with. */
export interface ShiftFormInput {
  readonly name: string;
  /** IANA zone. */
  readonly zone: string;
  /** 1 is Monday. */
  readonly weekdays: readonly number[];
  /** `22:00` */
  readonly start: string | null;
  readonly end: string | null;
  /** Chosen by name; 100 at the most. */
  readonly agents: readonly PlainTextOption[];
  /** The team, queue, group or management unit. */
  readonly unit: PlainTextOption | null;
  /** `70–85 %` */
  readonly band: string;
  /** YYYY-MM-DD */
  readonly validFrom: string | null;
  readonly validTo: string | null;
  /** Of whom it is, where that can't be shown in the form and stays when nothing is chosen. */
  readonly keptWho: string | null;
  /** Goes with the form. */
  readonly metadata: string;
}

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const DAY_OPTIONS = DAYS.map((name, index) => option(name, String(index + 1)));

/** Asks what a shift is to be. */
export function shiftForm(given: ShiftFormInput): ModalView {
  return {
    ...modal(MANAGE_TITLE, [
      textField('Name', ACTIONS.shiftName, given.name, { max: 60 }),
      daysField(given.weekdays),
      timeField('Starts', ACTIONS.shiftStart, given.start),
      timeField('Ends', ACTIONS.shiftEnd, given.end, 'Not later than the start: on the next day.'),
      textField('Time zone', ACTIONS.shiftZone, given.zone, {
        max: 60,
        hint: 'A city, or the name of a zone: Europe/London.',
      }),
      unitField(given),
      agentsField(given),
      textField('Utilization asked for', ACTIONS.shiftTarget, given.band, {
        max: 20,
        hint: 'From and to, in percent: 70–85.',
      }),
      dateField('First day', ACTIONS.shiftFrom, given.validFrom),
      dateField('Last day', ACTIONS.shiftTo, given.validTo),
    ]),
    callback_id: ACTIONS.shift,
    private_metadata: given.metadata,
    submit: plainText('Keep'),
  };
}

function textField(
  label: string,
  id: string,
  value: string,
  { max, hint }: { readonly max: number; readonly hint?: string },
): InputBlock {
  const element = {
    type: 'plain_text_input' as const,
    action_id: id,
    max_length: max,
    ...(value === '' ? {} : { initial_value: value }),
  };
  return input(label, element, { blockId: id, ...(hint === undefined ? {} : { hint }) });
}

function daysField(weekdays: readonly number[]): InputBlock {
  const chosen = DAY_OPTIONS.filter((_, index) => weekdays.includes(index + 1));
  const element: Checkboxes = {
    type: 'checkboxes',
    action_id: ACTIONS.shiftDays,
    options: DAY_OPTIONS,
    ...(chosen.length === 0 ? {} : { initial_options: chosen }),
  };
  return input('Days', element, { blockId: ACTIONS.shiftDays });
}

function timeField(label: string, id: string, time: string | null, hint?: string): InputBlock {
  const element = {
    type: 'timepicker' as const,
    action_id: id,
    ...(time === null ? {} : { initial_time: time }),
  };
  return input(label, element, { blockId: id, ...(hint === undefined ? {} : { hint }) });
}

function dateField(label: string, id: string, date: string | null): InputBlock {
  const element = {
    type: 'datepicker' as const,
    action_id: id,
    ...(date === null ? {} : { initial_date: date }),
  };
  return input(label, element, { blockId: id, optional: true });
}

function unitField({ unit, keptWho }: ShiftFormInput): InputBlock {
  const element = {
    type: 'external_select' as const,
    action_id: ACTIONS.shiftUnit,
    min_query_length: 0,
    placeholder: plainText('Team, queue, group or management unit'),
    ...(unit === null ? {} : { initial_option: unit }),
  };
  const hint = keptWho === null ? 'Or name agents below.' : `Left empty: ${keptWho}, as before.`;
  return input('Of whom', element, { blockId: ACTIONS.shiftUnit, optional: true, hint });
}

function agentsField({ agents }: ShiftFormInput): InputBlock {
  const element = {
    type: 'multi_external_select' as const,
    action_id: ACTIONS.shiftAgents,
    min_query_length: 1,
    placeholder: plainText('Agents'),
    ...(agents.length === 0 ? {} : { initial_options: [...agents] }),
  };
  const hint = 'By name, or by the id that Genesys has.';
  return input('Or these agents', element, { blockId: ACTIONS.shiftAgents, optional: true, hint });
}
