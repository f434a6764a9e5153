import { noticeMessage } from '../../blocks/notice-message.ts';
import type { Command } from '../../parse/parse.ts';
import { refusal } from '../../wording/refusal.ts';
import type { Outcome } from '../listening.ts';
import type { Occasion } from '../occasion.ts';

/** A command about digests. */
export type DigestCommand = Exclude<Command, { readonly kind: 'ask' | 'help' | 'refused' }>;

/** Does what a command about digests says, and tells who typed it what came of it. */
export type DigestCommands = (
  command: DigestCommand,
  occasion: Occasion,
  signal: AbortSignal,
) => Promise<Outcome>;

/** Says that there are no digests here. */
export const noDigests: DigestCommands = async (_command, { reply }) => {
  await reply.tell(noticeMessage(refusal({ kind: 'noDigests' })));
  return 'refused: noDigests';
};
