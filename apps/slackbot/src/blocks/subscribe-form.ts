import type { ModalView, StaticSelect } from '@slack/types';
import type { Shift } from '@halfhour/core';
import { shownName } from '../answer/names.ts';
import { shiftTimes } from '../wording/shift-words.ts';
import { ACTIONS } from './actions.ts';
import { section } from './elements.ts';
import { input, modal, option, plainText } from './form.ts';
import { chosenIn, fieldOf, type FormState } from './form-state.ts';
import { LIMITS } from './limits.ts';
import { MANAGE_TITLE } from './manage-view.ts';

/** What the form is filled with. */
interface SubscribeFormInput {
  /** In which who fills it in sees somebody; one at the least. */
  readonly shifts: readonly Pick<
    Shift,
    'id' | 'name' | 'weekdays' | 'startMinute' | 'endMinute' | 'zone'
  >[];
  /** The channel in which it was asked for, if any. */
  readonly channelId: string | undefined;
  /** Whether agents' names may be shown to a whole channel. */
  readonly sharesNames: boolean;
}

/** Asks which channel is to get the digest of which shift. */
export function subscribeForm({ shifts, channelId, sharesNames }: SubscribeFormInput): ModalView {
  const others = shifts.length - LIMITS.options;
  const more = `Those of ${LIMITS.options} shifts are offered; name others: /utilization subscribe shift "…"`;
  return {
    ...modal(MANAGE_TITLE, [
      section('A digest is posted in the channel whenever the shift is over.'),
      input('Shift', shiftMenu(shifts), {
        blockId: ACTIONS.subscribeShift,
        ...(others > 0 ? { hint: more } : {}),
      }),
      input('Channel', channelMenu(channelId), { blockId: ACTIONS.subscribeChannel }),
      input(
        'Who stands in for you',
        {
          type: 'users_select',
          action_id: ACTIONS.subscribeFallback,
          placeholder: plainText('Nobody'),
        },
        {
          blockId: ACTIONS.subscribeFallback,
          optional: true,
          hint: 'Is told when something is wrong and you can’t be.',
        },
      ),
      ...(sharesNames ? [namesField()] : []),
    ]),
    callback_id: ACTIONS.subscribe,
    submit: plainText('Subscribe'),
  };
}

/** What was chosen in the form; `null` where a menu has nothing chosen. */
export function chosenToSubscribe(state: FormState) {
  return {
    shiftId: fieldOf(state, ACTIONS.subscribeShift).selected_option?.value ?? null,
    channelId: fieldOf(state, ACTIONS.subscribeChannel).selected_conversation ?? null,
    fallbackId: fieldOf(state, ACTIONS.subscribeFallback).selected_user ?? null,
    withNames: chosenIn(state, ACTIONS.subscribeNames).length > 0,
  };
}

function shiftMenu(shifts: SubscribeFormInput['shifts']): StaticSelect {
  return {
    type: 'static_select',
    action_id: ACTIONS.subscribeShift,
    placeholder: plainText('Shift'),
    options: shifts
      .slice(0, LIMITS.options)
      .map((shift) => option(`${shownName(shift.name)} · ${shiftTimes(shift)}`, shift.id)),
  };
}

function channelMenu(channelId: string | undefined) {
  const isDirect = channelId?.startsWith('D') === true;
  return {
    type: 'conversations_select' as const,
    action_id: ACTIONS.subscribeChannel,
    placeholder: plainText('Channel'),
    ...(channelId === undefined ? {} : { initial_conversation: channelId }),
    filter: {
      include: ['public', 'private', ...(isDirect ? ['im' as const] : [])] as (
        | 'public'
        | 'private'
        | 'im'
      )[],
      // Guests and people of other workspaces are told nothing about agents.
      exclude_external_shared_channels: true,
    },
  };
}

function namesField() {
  return input(
    'Agents',
    {
      type: 'checkboxes',
      action_id: ACTIONS.subscribeNames,
      options: [option('Show agents’ names', 'names')],
    },
    { blockId: ACTIONS.subscribeNames, optional: true },
  );
}
