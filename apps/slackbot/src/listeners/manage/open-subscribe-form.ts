import { manageView, READING } from '../../blocks/manage-view.ts';
import { subscribeForm } from '../../blocks/subscribe-form.ts';
import { type Channel, isRefused } from '../../fault.ts';
import { findAsker } from '../../manage/asker.ts';
import { createViewReply } from '../../send/view-reply.ts';
import type { Outcome } from '../listening.ts';
import { refuse } from '../refuse.ts';
import type { Managing } from './manage.ts';

/**
 * Opens the form in which a channel is subscribed: empty, since it has to be opened within three
 * seconds, and filled when it is known which shifts there are for who asks.
 */
export async function openSubscribeForm(
  channel: Channel | undefined,
  { occasion, deps, managed }: Pick<Managing, 'occasion' | 'deps' | 'managed'>,
  signal: AbortSignal,
): Promise<Outcome> {
  const { slack, ask, sharesNames } = deps;
  const viewId = await slack.openModal(occasion.triggerId ?? '', READING);
  const reply = createViewReply(viewId, manageView, slack);
  const asker = await findAsker(occasion, ask, signal);
  if (isRefused(asker)) return refuse(asker.fault, reply);
  const shifts = await managed.shifts.seen(asker.by);
  if (shifts.length === 0) return refuse({ kind: 'noShifts' }, reply);
  const channelId = channel !== undefined && 'id' in channel ? channel.id : occasion.channelId;
  await slack.updateModal(viewId, subscribeForm({ shifts, channelId, sharesNames }));
  return 'form';
}
