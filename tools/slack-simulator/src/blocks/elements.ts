import * as z from 'zod';
import {
  actionable,
  confirmable,
  focusable,
  overflowOption,
  placeholdable,
  tickOption,
} from './options.ts';
import { selects } from './selects.ts';
import { imageElement, line, plainText, webUrl } from './texts.ts';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

const button = z.strictObject({
  type: z.literal('button'),
  text: plainText(75),
  ...actionable,
  ...confirmable,
  value: z.string().max(2000).exactOptional(),
  url: webUrl.exactOptional(),
  style: z.enum(['primary', 'danger']).exactOptional(),
  accessibility_label: line(75).exactOptional(),
});

const overflow = z.strictObject({
  type: z.literal('overflow'),
  ...actionable,
  ...confirmable,
  options: z.array(overflowOption).min(1).max(5),
});

const ticks = {
  ...actionable,
  ...confirmable,
  ...focusable,
  options: z.array(tickOption).min(1).max(10),
};

const checkboxes = z.strictObject({
  type: z.literal('checkboxes'),
  ...ticks,
  initial_options: z.array(tickOption).min(1).exactOptional(),
});

const radioButtons = z.strictObject({
  type: z.literal('radio_buttons'),
  ...ticks,
  initial_option: tickOption.exactOptional(),
});

const picker = { ...actionable, ...confirmable, ...focusable };

const datepicker = z.strictObject({
  type: z.literal('datepicker'),
  ...picker,
  ...placeholdable,
  initial_date: z.string().regex(DATE).exactOptional(),
});

const timepicker = z.strictObject({
  type: z.literal('timepicker'),
  ...picker,
  ...placeholdable,
  initial_time: z.string().regex(TIME).exactOptional(),
  timezone: z.string().exactOptional(),
});

const datetimepicker = z.strictObject({
  type: z.literal('datetimepicker'),
  ...picker,
  initial_date_time: z.int().min(1_000_000_000).max(9_999_999_999).exactOptional(),
});

const typed = {
  ...actionable,
  ...focusable,
  ...placeholdable,
  dispatch_action_config: z
    .strictObject({
      trigger_actions_on: z.array(z.enum(['on_enter_pressed', 'on_character_entered'])).min(1),
    })
    .exactOptional(),
  initial_value: z.string().exactOptional(),
};

const plainTextInput = z.strictObject({
  type: z.literal('plain_text_input'),
  ...typed,
  initial_value: z.string().max(3000).exactOptional(),
  multiline: z.boolean().exactOptional(),
  min_length: z.int().min(0).max(3000).exactOptional(),
  max_length: z.int().min(1).max(3000).exactOptional(),
});

const numberInput = z.strictObject({
  type: z.literal('number_input'),
  ...typed,
  is_decimal_allowed: z.boolean(),
  min_value: z.string().exactOptional(),
  max_value: z.string().exactOptional(),
});

const emailInput = z.strictObject({ type: z.literal('email_text_input'), ...typed });
const urlInput = z.strictObject({ type: z.literal('url_text_input'), ...typed });

const choices = [checkboxes, radioButtons, datepicker, timepicker, ...selects] as const;

/** What may stand in an actions block. */
export const actionElement = z.discriminatedUnion('type', [
  button,
  overflow,
  datetimepicker,
  ...choices,
]);

/** What may stand at the side of a section. */
export const accessory = z.discriminatedUnion('type', [button, overflow, imageElement, ...choices]);

/** What may stand in an input block. */
export const inputElement = z.discriminatedUnion('type', [
  plainTextInput,
  numberInput,
  emailInput,
  urlInput,
  datetimepicker,
  ...choices,
]);

type ActionElement = z.infer<typeof actionElement>;
export type Accessory = z.infer<typeof accessory>;
type InputElement = z.infer<typeof inputElement>;
/** Anything a person can press, choose or fill in. */
export type InteractiveElement = ActionElement | InputElement;
