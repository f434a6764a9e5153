import { findShiftNamed } from '../../ask/find-shift.ts';
import { manageView, READING } from '../../blocks/manage-view.ts';
import { shiftForm } from '../../blocks/shift-form.ts';
import { isRefused } from '../../fault.ts';
import { findAsker } from '../../manage/asker.ts';
import { whyNotChanged } from '../../manage/why-not-changed.ts';
import { editShiftInput, newShiftInput } from '../../manage/shift-form-input.ts';
import { createViewReply } from '../../send/view-reply.ts';
import type { Outcome } from '../listening.ts';
import { refuse } from '../refuse.ts';
import type { Managing } from './manage.ts';

/**
 * Opens the form of a shift, and fills it once it is known who asks and what the shift is.
 *
 * @param given - a name or an id; `null`: a new shift is made
 */
export async function openShiftForm(
  given: string | null,
  { occasion, deps, managed }: Pick<Managing, 'occasion' | 'deps' | 'managed'>,
  signal: AbortSignal,
): Promise<Outcome> {
  const { slack, ask } = deps;
  const viewId = await slack.openModal(occasion.triggerId ?? '', READING);
  const reply = createViewReply(viewId, manageView, slack);
  const asker = await findAsker(occasion, ask, signal);
  if (isRefused(asker)) return refuse(asker.fault, reply);
  if (given === null) {
    await slack.updateModal(viewId, shiftForm(newShiftInput(ask.zone)));
    return 'form';
  }
  const shift = await findShiftNamed(given, managed.shifts, asker.by);
  if (isRefused(shift)) return refuse(shift.fault, reply);
  const deny = await whyNotChanged(shift, asker, { ask, managed });
  if (deny !== null) return refuse(deny, reply);
  await slack.updateModal(viewId, shiftForm(await editShiftInput(shift, asker, managed)));
  return 'form';
}
