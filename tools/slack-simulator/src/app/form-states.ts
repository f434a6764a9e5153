import type { Block } from '../blocks/block.ts';
import { interactiveElements } from '../blocks/interactive.ts';
import { type Chosen, elementState, initialChoice } from './element-value.ts';

/** What a person has chosen and typed so far on each message and view. */
export interface FormStates {
  /** @param surface - the id of a view, or the ts of a message */
  set(userId: string, surface: string, actionId: string, chosen: Chosen): void;
  chosen(userId: string, surface: string): ReadonlyMap<string, Chosen>;
}

export function createFormStates(): FormStates {
  const states = new Map<string, Map<string, Chosen>>();
  return {
    set(userId, surface, actionId, chosen) {
      const key = keyOf(userId, surface);
      states.set(key, new Map(states.get(key)).set(actionId, chosen));
    },
    chosen: (userId, surface) => states.get(keyOf(userId, surface)) ?? new Map(),
  };
}

function keyOf(userId: string, surface: string): string {
  return `${userId} ${surface}`;
}

/** `state.values` of a payload: every element but buttons and overflow menus, by block and action. */
export function stateValues(
  blocks: readonly Block[],
  chosen: ReadonlyMap<string, Chosen>,
): Record<string, Record<string, unknown>> {
  const values: Record<string, Record<string, unknown>> = {};
  for (const { blockId, actionId, element } of interactiveElements(blocks)) {
    if (element.type === 'button' || element.type === 'overflow') continue;
    const choice = chosen.has(actionId) ? chosen.get(actionId) : initialChoice(element);
    values[blockId] = {
      ...values[blockId],
      [actionId]: { type: element.type, ...elementState(element, choice) },
    };
  }
  return values;
}
