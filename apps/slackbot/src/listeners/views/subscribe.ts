import { findShiftNamed } from '../../ask/find-shift.ts';
import { ACTIONS } from '../../blocks/actions.ts';
import type { FormState } from '../../blocks/form-state.ts';
import { manageView } from '../../blocks/manage-view.ts';
import { chosenToSubscribe } from '../../blocks/subscribe-form.ts';
import { type Fault, isRefused } from '../../fault.ts';
import { findAsker } from '../../manage/asker.ts';
import { createViewReply } from '../../send/view-reply.ts';
import { fieldError } from '../../wording/field-error.ts';
import type { BotDeps } from '../bot-deps.ts';
import { subscribeWanted } from '../manage/subscribe.ts';
import { workspaceOf } from '../occasion.ts';
import { answerForm, type FormAck, type FormResult } from './answer-form.ts';

/** What the listener uses of all that Bolt hands it. */
export interface FormArgs {
  readonly ack: FormAck;
  readonly body: {
    readonly user: { readonly id: string; readonly team_id?: string | undefined };
    readonly team?: { readonly id: string } | null | undefined;
  };
  readonly view: {
    readonly id: string;
    readonly private_metadata: string;
    readonly state: FormState;
  };
}

/** The form is sent off: the channel chosen in it is subscribed, or what is wrong is told beneath. */
export function subscribeSubmission(deps: BotDeps) {
  return async ({ ack, body, view }: FormArgs): Promise<void> => {
    const reply = createViewReply(view.id, manageView, deps.slack);
    // The acknowledgement tells what came of the form.
    const heard = { kind: () => 'subscribe form', ack: async () => undefined, reply };
    await deps.listening(heard, async (signal) =>
      answerForm(subscribeChosen({ body, view }, deps, signal), { ack, reply }),
    );
  };
}

async function subscribeChosen(
  { body, view }: Pick<FormArgs, 'body' | 'view'>,
  deps: BotDeps,
  signal: AbortSignal,
): Promise<FormResult> {
  const { managed, ask } = deps;
  const { shiftId, channelId, ...rest } = chosenToSubscribe(view.state);
  if (managed === null || shiftId === null || channelId === null) {
    return wrong({ kind: 'noDigests' });
  }
  const place = { slackUserId: body.user.id, workspaceId: workspaceOf(body), channelId };
  const asker = await findAsker(place, ask, signal);
  if (isRefused(asker)) return wrong(asker.fault);
  const shift = await findShiftNamed(shiftId, managed.shifts, asker.by);
  if (isRefused(shift)) return wrong(shift.fault);
  const wanted = { shift, channelId, ...rest };
  const subscribed = await subscribeWanted(wanted, { asker, managed, deps });
  if (isRefused(subscribed)) return wrong(subscribed.fault);
  const { message, isNew } = subscribed;
  return { kind: 'done', message, outcome: isNew ? 'subscribed' : 'subscribed already' };
}

/** Under the field that it is about. */
function wrong(fault: Fault): FormResult {
  const field = FIELDS[fault.kind] ?? ACTIONS.subscribeShift;
  return { kind: 'wrong', errors: { [field]: fieldError(fault) } };
}

const FIELDS: Partial<Record<Fault['kind'], string>> = {
  cannotPost: ACTIONS.subscribeChannel,
  channelArchived: ACTIONS.subscribeChannel,
  cannotStandIn: ACTIONS.subscribeFallback,
  namesNotShared: ACTIONS.subscribeNames,
};
