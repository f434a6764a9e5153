import type { ModalView } from '@slack/types';
import type { SlackPayload } from '../blocks/payload.ts';
import type { SlackApi } from '../slack/slack-api.ts';
import { descend, type Reply } from './reply.ts';

/** The way back to somebody through a modal that they have open: what it shows is replaced. */
export function createViewReply(
  viewId: string,
  viewOf: (payload: SlackPayload) => ModalView,
  slack: Pick<SlackApi, 'updateModal'>,
): Reply {
  return {
    async tell(ladder) {
      await descend(ladder, async (payload) => slack.updateModal(viewId, viewOf(payload)));
    },
  };
}
