import type { ActionsBlock, Button } from '@slack/types';
import { LIMITS } from './limits.ts';

/** What buttons and menus of answers are called in what Slack sends back. Never change one. */
export const ACTIONS = {
  allAgents: 'answer_all_agents',
  halfHours: 'answer_half_hours',
  heatmap: 'answer_heatmap',
  csv: 'answer_csv',
  share: 'answer_share',
  counted: 'answer_counted',
  /** Asks which agent and half hour to explain. */
  explainForm: 'answer_explain_form',
  /** That form, which explains the agent and half hour chosen in it when it is sent off. */
  explain: 'answer_explain',
  explainAgent: 'answer_explain_agent',
  explainHalfHour: 'answer_explain_half_hour',
  /** One of the names that a question could have meant. */
  choose: 'answer_choose',
  /** Buttons about shifts and subscriptions: their value is what one would type for the same. */
  manage: 'manage',
  /** The same, where the person has been asked whether they are sure. */
  manageSurely: 'manage_surely',
  /** The form in which a channel is subscribed, and its fields. */
  subscribe: 'subscribe',
  subscribeShift: 'subscribe_shift',
  subscribeChannel: 'subscribe_channel',
  subscribeFallback: 'subscribe_fallback',
  subscribeNames: 'subscribe_names',
  /** The form in which a shift is made or changed, and its fields. */
  shift: 'shift',
  shiftName: 'shift_name',
  shiftZone: 'shift_zone',
  shiftDays: 'shift_days',
  shiftStart: 'shift_start',
  shiftEnd: 'shift_end',
  shiftAgents: 'shift_agents',
  shiftUnit: 'shift_unit',
  shiftTarget: 'shift_target',
  shiftFrom: 'shift_from',
  shiftTo: 'shift_to',
} as const;

/** A button that carries the question, in the words in which it can be asked again. */
export function button(text: string, actionId: string, question: string): Button {
  return {
    type: 'button',
    text: { type: 'plain_text', text, emoji: false },
    action_id: actionId,
    value: question,
  };
}

/** Each button carries the question, and all of them together have to leave room for the answer. */
const VALUES_OF_A_MESSAGE = 6000;

/** A row of buttons: fewer of them when the question is very long, none when Slack can't carry it. */
export function buttons(
  question: string,
  named: readonly (readonly [text: string, actionId: string])[],
): ActionsBlock[] {
  if (question === '' || question.length > LIMITS.value) return [];
  const elements = named
    .slice(0, Math.floor(VALUES_OF_A_MESSAGE / question.length))
    .map(([text, id]) => button(text, id, question));
  return elements.length === 0 ? [] : [{ type: 'actions', elements }];
}

/** The id of a button that leads to a page of a view, from 1: `answer_all_agents:2`. */
export function pageAction(actionId: string, page: number): string {
  return `${actionId}:${page}`;
}

/** Which page of its view a button leads to. */
export function pageOf(actionId: string): number {
  const page = Number(actionId.split(':')[1] ?? 1);
  return Number.isInteger(page) && page > 0 ? page : 1;
}
