import type { InteractiveElement } from '../blocks/elements.ts';
import type { MenuOption, Option } from '../blocks/options.ts';

/** What a person chose or typed: one value, several, or nothing. Options go by their `value`. */
export type Chosen = string | readonly string[] | undefined;

/** The fields by which a payload tells what was chosen. */
export type ElementState = Record<string, unknown>;

/** The field in which each element tells what was chosen; in the plural, several. */
const FIELDS = {
  overflow: 'selected_option',
  static_select: 'selected_option',
  external_select: 'selected_option',
  radio_buttons: 'selected_option',
  multi_static_select: 'selected_options',
  multi_external_select: 'selected_options',
  checkboxes: 'selected_options',
  users_select: 'selected_user',
  multi_users_select: 'selected_users',
  conversations_select: 'selected_conversation',
  multi_conversations_select: 'selected_conversations',
  channels_select: 'selected_channel',
  multi_channels_select: 'selected_channels',
  datepicker: 'selected_date',
  timepicker: 'selected_time',
  datetimepicker: 'selected_date_time',
  plain_text_input: 'value',
  number_input: 'value',
  email_text_input: 'value',
  url_text_input: 'value',
} as const satisfies Record<Exclude<InteractiveElement['type'], 'button'>, string>;

/** Puts a choice in the form of the element's payload. Throws when the element does not offer it. */
export function elementState(element: InteractiveElement, chosen: Chosen): ElementState {
  if (element.type === 'button')
    return { text: element.text, ...(element.value === undefined ? {} : { value: element.value }) };
  const field = FIELDS[element.type];
  const given = typeof chosen === 'string' ? [chosen] : (chosen ?? []);
  const values = given.filter((one) => one !== '').map((one) => wireValue(element, one));
  return { [field]: field.endsWith('s') ? values : (values[0] ?? null) };
}

function wireValue(element: InteractiveElement, value: string): unknown {
  if (element.type === 'datetimepicker') return Number(value);
  if (element.type === 'external_select' || element.type === 'multi_external_select')
    // What an app suggests as somebody types is not listed anywhere.
    return { text: { type: 'plain_text', text: value }, value };
  return 'options' in element || 'option_groups' in element ? optionOf(element, value) : value;
}

/** What an element shows before anybody touches it. */
export function initialChoice(element: InteractiveElement): Chosen {
  if ('initial_value' in element) return element.initial_value;
  if ('initial_option' in element) return element.initial_option?.value;
  if ('initial_options' in element)
    return element.initial_options?.flatMap(({ value }) => value ?? []);
  if ('initial_date' in element) return element.initial_date;
  if ('initial_time' in element) return element.initial_time;
  if ('initial_date_time' in element) return String(element.initial_date_time);
  if ('initial_user' in element) return element.initial_user;
  if ('initial_users' in element) return element.initial_users;
  if ('initial_conversation' in element) return element.initial_conversation;
  if ('initial_conversations' in element) return element.initial_conversations;
  if ('initial_channel' in element) return element.initial_channel;
  return 'initial_channels' in element ? element.initial_channels : undefined;
}

function optionOf(element: InteractiveElement, value: string): Option | MenuOption {
  const options = optionsOf(element);
  const found = options.find((option) => option.value === value);
  if (found !== undefined) return found;
  const offered = options.map((option) => option.value).join(', ');
  throw new Error(`${element.type} offers ${offered}, and not ${value}.`);
}

function optionsOf(element: InteractiveElement): readonly (Option | MenuOption)[] {
  const listed = 'options' in element ? (element.options ?? []) : [];
  const grouped = 'option_groups' in element ? (element.option_groups ?? []) : [];
  return [...listed, ...grouped.flatMap(({ options }) => options)];
}
