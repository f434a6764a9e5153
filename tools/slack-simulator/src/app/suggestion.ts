import * as z from 'zod';
import { menuOption, type MenuOption } from '../blocks/options.ts';
import type { AppSide } from './app-side.ts';
import { findElement, type Press, placeOfSurface } from './interaction.ts';
import { interactionFields, sendInteraction } from './payload.ts';
import { personOf } from './person.ts';

/** What somebody types in a menu whose options the app suggests. */
export type Query = Press & { query: string };

const options = z.array(menuOption).max(100);
const suggestionsSchema = z.union([
  z.strictObject({ options }),
  z.strictObject({ option_groups: z.array(z.object({ options })).max(100) }),
]);

/** Asks the app what to offer. Throws when it does not answer with options. */
export async function askSuggestions(given: Query, side: AppSide): Promise<readonly MenuOption[]> {
  const user = personOf(given.user, side);
  const place = placeOfSurface(given, user, side);
  const { blockId, actionId } = findElement(place.blocks, given);
  const ack = await sendInteraction(
    {
      type: 'block_suggestion',
      ...interactionFields(user),
      ...place.fields({}, ''),
      block_id: blockId,
      action_id: actionId,
      value: given.query,
    },
    side,
  );
  if (ack.status !== 200) throw new Error(`The app answered ${ack.status} instead of options.`);
  const read = suggestionsSchema.parse(JSON.parse(ack.body));
  return 'options' in read ? read.options : read.option_groups.flatMap((group) => group.options);
}
