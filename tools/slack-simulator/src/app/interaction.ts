import { interactiveElements, type PlacedElement } from '../blocks/interactive.ts';
import type { Block } from '../blocks/block.ts';
import { wireMessage } from '../wire/message.ts';
import { wireView } from '../wire/view.ts';
import { APP } from '../workspace/directory.ts';
import type { Message, User, View } from '../workspace/model.ts';
import type { AppSide } from './app-side.ts';
import { type Chosen, elementState } from './element-value.ts';
import { type Exchange, exchangeOf } from './exchange.ts';
import { stateValues } from './form-states.ts';
import { interactionFields, sendInteraction } from './payload.ts';
import { personOf } from './person.ts';

/** Where an element is that somebody uses: on a message or on a view. */
export type Surface = { message: Pick<Message, 'channelId' | 'ts'> } | { view: Pick<View, 'id'> };

/** A button that is pressed. */
export type Press = Surface & {
  /** Id, e-mail address or full name. */
  user: string;
  actionId: string;
  /** Needed only when the same action is in several blocks. */
  blockId?: string;
};

/** Something that is chosen in a menu, a picker or a list of boxes. */
export type Choice = Press & {
  /** The option's `value`, an id, a date; several for a menu of several. */
  value: string | readonly string[];
};

/** Presses a button or makes a choice; fulfils once the app has acknowledged it, or has not. */
export async function sendAction(given: Press | Choice, side: AppSide): Promise<Exchange> {
  const user = personOf(given.user, side);
  const place = placeOfSurface(given, user, side);
  const placed = findElement(place.blocks, given);
  const { blockId, actionId, element } = placed;
  const chosen: Chosen = 'value' in given ? given.value : undefined;
  if (element.type !== 'button' && chosen === undefined)
    throw new Error(`${actionId} is a ${element.type}: say which value is chosen.`);
  if (element.type !== 'button') side.forms.set(user.id, place.id, actionId, chosen);
  const { responseUrls, triggers } = side.workspace;
  const key = responseUrls.issue({ userId: user.id, ...place.origin });
  const responseUrl = `${side.settings.url}/actions/${APP.teamId}/${key}`;
  const values = stateValues(place.blocks, side.forms.chosen(user.id, place.id));
  const ack = await sendInteraction(
    {
      type: 'block_actions',
      ...interactionFields(user),
      ...place.fields(values, responseUrl),
      trigger_id: triggers.issue(user.id),
      actions: [
        {
          type: element.type,
          action_id: actionId,
          block_id: blockId,
          ...elementState(element, chosen),
          action_ts: String(side.settings.nowMs() / 1000),
        },
      ],
    },
    side,
  );
  return exchangeOf(ack, key, responseUrl, side);
}

interface SurfacePlace {
  id: string;
  blocks: readonly Block[];
  origin: { channelId: string; source: Message | undefined };
  /** What the payload says of the surface. */
  fields(values: Record<string, unknown>, responseUrl: string): Record<string, unknown>;
}

/** Looks a message or view up as it is now. Throws when this person does not see it. */
export function placeOfSurface(surface: Surface, user: User, side: AppSide): SurfacePlace {
  return 'view' in surface
    ? placeOfView(surface.view.id, user, side)
    : placeOfMessage(surface.message, user, side);
}

function placeOfView(id: string, user: User, { workspace }: AppSide): SurfacePlace {
  const view = workspace.views.byId(id);
  if (view === undefined || view.userId !== user.id)
    throw new Error(`${user.realName} has no view ${id} open.`);
  return {
    id,
    blocks: view.blocks,
    origin: { channelId: '', source: undefined },
    fields: (values) => ({
      container: { type: 'view', view_id: id },
      view: wireView(view, values),
    }),
  };
}

function placeOfMessage(
  { channelId, ts }: Pick<Message, 'channelId' | 'ts'>,
  user: User,
  { workspace, settings }: AppSide,
): SurfacePlace {
  const message = workspace.messages.find(channelId, ts);
  const channel = workspace.directory.channel(channelId);
  if (message === undefined || channel === undefined || (message.onlyFor ?? user.id) !== user.id)
    throw new Error(`${user.realName} sees no message ${ts} in ${channelId}.`);
  const isEphemeral = message.onlyFor !== undefined;
  const siblings = workspace.messages.in(channelId);
  const wire = wireMessage(message, { siblings, withMetadata: true, url: settings.url });
  return {
    id: ts,
    blocks: message.blocks,
    origin: { channelId, source: message },
    fields: (values, responseUrl) => ({
      container: {
        type: 'message',
        message_ts: ts,
        channel_id: channelId,
        is_ephemeral: isEphemeral,
        ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
      },
      channel: { id: channelId, name: channel.kind === 'im' ? 'directmessage' : channel.name },
      // What only one person sees is not sent back to the app.
      ...(isEphemeral ? {} : { message: wire }),
      state: { values },
      response_url: responseUrl,
    }),
  };
}

/** The element with this action, on these blocks. Throws when there is none. */
export function findElement(
  blocks: readonly Block[],
  { actionId, blockId }: Pick<Press, 'actionId' | 'blockId'>,
): PlacedElement {
  const elements = interactiveElements(blocks);
  const found = elements.find(
    (one) => one.actionId === actionId && one.blockId === (blockId ?? one.blockId),
  );
  if (found !== undefined) return found;
  const there = elements.map((one) => one.actionId).join(', ');
  throw new Error(`There is no element ${actionId}; there are ${there === '' ? 'none' : there}.`);
}
