import type { ModalView } from '@slack/types';
import { section } from './elements.ts';
import { modal } from './form.ts';
import type { SlackPayload } from './payload.ts';

/** What the modals are called in which shifts and subscriptions are managed. */
export const MANAGE_TITLE = 'Shifts and digests';

/** A payload of a message in the place of a form; without blocks its text alone. */
export function manageView({ text, blocks }: SlackPayload): ModalView {
  return modal(MANAGE_TITLE, blocks ?? [section(text)]);
}

/** What a modal shows until it knows more. */
export const READING = manageView({ text: 'Reading …' });
