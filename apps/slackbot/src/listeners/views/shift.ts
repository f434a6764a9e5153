import { ACTIONS } from '../../blocks/actions.ts';
import { manageView } from '../../blocks/manage-view.ts';
import { noticeMessage } from '../../blocks/notice-message.ts';
import { isRefused } from '../../fault.ts';
import { findAsker } from '../../manage/asker.ts';
import { describeShift } from '../../manage/describe.ts';
import { readShiftForm } from '../../manage/given-shift.ts';
import { keepShift } from '../../manage/keep-shift.ts';
import { readMetadata } from '../../manage/shift-form-input.ts';
import { createViewReply } from '../../send/view-reply.ts';
import { fieldError } from '../../wording/field-error.ts';
import { shiftLine } from '../../wording/subscription-words.ts';
import { command, quoted } from '../../wording/typed.ts';
import type { BotDeps } from '../bot-deps.ts';
import { workspaceOf } from '../occasion.ts';
import { answerForm, type FormResult } from './answer-form.ts';
import type { FormArgs } from './subscribe.ts';

/** The form is sent off: the shift is kept, or what is wrong is told beneath its field. */
export function shiftSubmission(deps: BotDeps) {
  return async ({ ack, body, view }: FormArgs): Promise<void> => {
    const reply = createViewReply(view.id, manageView, deps.slack);
    // The acknowledgement tells what came of the form.
    const heard = { kind: () => 'shift form', ack: async () => undefined, reply };
    await deps.listening(heard, async (signal) =>
      answerForm(keepGiven({ body, view }, deps, signal), { ack, reply }),
    );
  };
}

async function keepGiven(
  { body, view }: Pick<FormArgs, 'body' | 'view'>,
  { ask, managed }: BotDeps,
  signal: AbortSignal,
): Promise<FormResult> {
  const given = readShiftForm(view.state);
  if (given.kind === 'wrong') return given;
  const place = {
    slackUserId: body.user.id,
    workspaceId: workspaceOf(body),
    channelId: undefined,
  };
  const asker = await findAsker(place, ask, signal);
  if (isRefused(asker) || managed === null) {
    const fault = isRefused(asker) ? asker.fault : ({ kind: 'noDigests' } as const);
    return { kind: 'wrong', errors: { [ACTIONS.shiftName]: fieldError(fault) } };
  }
  const edited = readMetadata(view.private_metadata);
  const everybody = ask.report.directory;
  const kept = await keepShift(given, edited, { asker, everybody, shifts: managed.shifts });
  if (kept.kind === 'wrong') return kept;
  const text = [
    edited === null ? '*The shift is made.*' : '*The shift is changed.*',
    shiftLine(await describeShift(kept.shift, asker, managed)),
    `A digest whenever it is over: ${command(`subscribe shift ${quoted(kept.shift.name)}`)}`,
  ].join('\n');
  return { kind: 'done', message: noticeMessage(text), outcome: 'kept a shift' };
}
