import * as z from 'zod';
import { interactiveElements } from '../blocks/interactive.ts';
import { viewDraft } from '../methods/view-draft.ts';
import { wireView } from '../wire/view.ts';
import type { View } from '../workspace/model.ts';
import type { AppSide } from './app-side.ts';
import type { Delivery } from './deliver.ts';
import type { Chosen } from './element-value.ts';
import { stateValues } from './form-states.ts';
import { interactionFields, sendInteraction } from './payload.ts';
import { personOf } from './person.ts';

/** A form that somebody sends off. */
export interface Submission {
  /** Id, e-mail address or full name. */
  user: string;
  view: Pick<View, 'id'>;
  /** What is filled in now, by action id; everything else is as it was. */
  values?: Readonly<Record<string, Chosen>>;
}

/** How a form was taken. */
export interface Submitted {
  /** Undefined when Slack did not even send it, because a required input is empty. */
  ack: Delivery | undefined;
  /** What the app, or Slack, has against it, by block id. Empty when it was taken. */
  errors: Readonly<Record<string, string>>;
}

const answerSchema = z.discriminatedUnion('response_action', [
  z.object({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string()) }),
  z.object({ response_action: z.literal('update'), view: z.unknown().optional() }),
  z.object({ response_action: z.literal('push'), view: z.unknown().optional() }),
  z.object({ response_action: z.literal('clear') }),
]);

/** Sends a modal off; fulfils once the app has said what becomes of it. */
export async function sendSubmission(given: Submission, side: AppSide): Promise<Submitted> {
  const user = personOf(given.user, side);
  const view = openView(given.view.id, user.id, side);
  for (const [actionId, chosen] of Object.entries(given.values ?? {}))
    side.forms.set(user.id, view.id, actionId, chosen);
  const values = stateValues(view.blocks, side.forms.chosen(user.id, view.id));
  const missing = missingInputs(view, values);
  if (Object.keys(missing).length > 0) return { ack: undefined, errors: missing };
  const ack = await sendInteraction(
    {
      type: 'view_submission',
      ...interactionFields(user),
      trigger_id: side.workspace.triggers.issue(user.id),
      view: wireView(view, values),
      response_urls: [],
    },
    side,
  );
  return { ack, errors: ack.status === 200 ? takeAnswer(ack.body, view, side) : {} };
}

/** Closes a modal with its cross; the app hears of it when it asked to. */
export async function sendClosing(
  given: Omit<Submission, 'values'>,
  side: AppSide,
): Promise<Delivery | undefined> {
  const user = personOf(given.user, side);
  const view = openView(given.view.id, user.id, side);
  if (view.clearOnClose) closeAll(view, side);
  else side.workspace.views.close(view);
  if (!view.notifyOnClose) return undefined;
  const payload = {
    type: 'view_closed',
    ...interactionFields(user),
    view: wireView(view),
    is_cleared: view.clearOnClose,
  };
  return sendInteraction(payload, side);
}

function openView(id: string, userId: string, { workspace }: AppSide): View {
  const view = workspace.views.byId(id);
  if (view === undefined || view.userId !== userId || view.type !== 'modal')
    throw new Error(`${userId} has no modal ${id} open.`);
  return view;
}

/** Does what the app asks for and returns what it has against the form. */
function takeAnswer(body: string, view: View, side: AppSide): Readonly<Record<string, string>> {
  const { views } = side.workspace;
  if (body.trim() === '') {
    views.close(view);
    return {};
  }
  const answer = answerSchema.parse(JSON.parse(body));
  if (answer.response_action === 'errors') return knownErrors(answer.errors, view);
  if (answer.response_action === 'clear') closeAll(view, side);
  else if (answer.response_action === 'update')
    views.update(view, viewDraft(answer.view, 'modal', side));
  else views.push(view.userId, viewDraft(answer.view, 'modal', side));
  return {};
}

function closeAll({ userId }: View, { workspace: { views } }: AppSide): void {
  for (const lowest of views.stack(userId).slice(0, 1)) views.close(lowest);
}

/** Slack shows an error under an input block, and fails when there is no such block. */
function knownErrors(errors: Record<string, string>, view: View): Record<string, string> {
  const inputs = new Set(
    interactiveElements(view.blocks).flatMap(({ blockId, input }) => (input ? [blockId] : [])),
  );
  const unknown = Object.keys(errors).filter((blockId) => !inputs.has(blockId));
  if (unknown.length > 0)
    throw new Error(`The app's errors name blocks that are no inputs: ${unknown.join(', ')}.`);
  return errors;
}

/** The required inputs that are empty, by block id. */
function missingInputs(
  view: View,
  values: Record<string, Record<string, unknown>>,
): Record<string, string> {
  const missing = interactiveElements(view.blocks).filter(
    ({ blockId, actionId, input }) =>
      input?.isOptional === false && !isFilled(values[blockId]?.[actionId]),
  );
  return Object.fromEntries(
    missing.map(({ blockId }) => [blockId, 'Please complete this required field.']),
  );
}

/** Whether the state of an element, its type apart, holds something. */
function isFilled(state: unknown): boolean {
  return Object.entries(Object(state)).some(
    ([name, value]) =>
      name !== 'type' && value !== null && !(Array.isArray(value) && value.length === 0),
  );
}
