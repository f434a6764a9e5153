import * as z from 'zod';
import { anyText, plainText, webUrl } from './texts.ts';

function optionOf<Text extends z.ZodType>(text: Text) {
  return z.strictObject({
    text,
    value: z.string().max(75).exactOptional(),
    description: plainText(75).exactOptional(),
  });
}

/** What can be chosen in a menu. */
export const menuOption = optionOf(plainText(75));

/** What can be ticked: its text may have markup. */
export const tickOption = optionOf(anyText(75));

export const overflowOption = menuOption.extend({
  url: webUrl.exactOptional(),
});

const menuOptions = z.array(menuOption).min(1).max(100);

const optionGroup = z.strictObject({ label: plainText(75), options: menuOptions });

/** The list of a static menu, or the groups of one. */
export const staticOptions = {
  options: menuOptions.exactOptional(),
  option_groups: z.array(optionGroup).min(1).max(100).exactOptional(),
};

/** The dialog that asks before an action is sent. */
export const confirmation = z.strictObject({
  title: plainText(100).exactOptional(),
  text: anyText(300),
  confirm: plainText(30).exactOptional(),
  deny: plainText(30).exactOptional(),
  style: z.enum(['primary', 'danger']).exactOptional(),
});

/** What every interactive element has. */
export const actionable = { action_id: z.string().max(255).exactOptional() };
export const confirmable = { confirm: confirmation.exactOptional() };
export const focusable = { focus_on_load: z.boolean().exactOptional() };
export const placeholdable = { placeholder: plainText(150).exactOptional() };

export type Option = z.infer<typeof tickOption>;
export type MenuOption = z.infer<typeof menuOption>;
