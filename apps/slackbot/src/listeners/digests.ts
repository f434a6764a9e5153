import { noticeMessage } from '../blocks/notice-message.ts';
import type { Command } from '../parse/parse.ts';
import { refusal } from '../wording/refusal.ts';
import type { Outcome } from './listening.ts';
import type { Occasion } from './occasion.ts';

/** A command about digests. */
type DigestCommand = Exclude<Command, { readonly kind: 'ask' | 'help' | 'refused' }>;

/** Digests, as far as people meet them in Slack. */
export interface Digests {
  /** Does what a command says, and tells who typed it what came of it. */
  obey(command: DigestCommand, occasion: Occasion, signal: AbortSignal): Promise<Outcome>;
  /** What somebody's Home tab says about theirs, in mrkdwn, already escaped. */
  subscriptionsOf(slackUserId: string): Promise<string>;
}

/** There are none. */
export const noDigests: Digests = {
  async obey(_command, { reply }) {
    await reply.tell(noticeMessage(NONE));
    return 'refused: noDigests';
  },
  subscriptionsOf: async () => NONE,
};

const NONE = refusal({ kind: 'noDigests' });
