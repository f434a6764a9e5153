import type { ActionsBlock } from '@slack/types';
import { ACTIONS, button, pageAction } from './actions.ts';
import { LIMITS } from './limits.ts';

/** A button, and what one would type after `/utilization` for the same. */
export type NamedCommand = readonly [text: string, command: string];

/**
 * A row of buttons about shifts or subscriptions, as many as Slack can carry.
 *
 * @param row - tells this row from the others of the message, from 1
 */
export function manageButtons(row: number, commands: readonly NamedCommand[]): ActionsBlock[] {
  const elements = commands
    .filter(([, command]) => command.length <= LIMITS.value)
    .map(([text, command], index) =>
      button(text, pageAction(ACTIONS.manage, row * LIMITS.actions + index), command),
    );
  return elements.length === 0 ? [] : [{ type: 'actions', elements }];
}
