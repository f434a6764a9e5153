import { noticeMessage } from '../blocks/notice-message.ts';
import type { Fault } from '../fault.ts';
import type { Question } from '../question.ts';
import { choicesOf } from '../resolve/choices.ts';
import type { Reply } from '../send/reply.ts';
import { refusal } from '../wording/refusal.ts';
import type { Outcome } from './listening.ts';

/** Tells why a question is not answered; where several names were meant, with a menu of them. */
export async function refuse(fault: Fault, reply: Reply, question?: Question): Promise<Outcome> {
  const choices =
    fault.kind === 'ambiguous' && question !== undefined ? choicesOf(question, fault) : [];
  await reply.tell(noticeMessage(refusal(fault), choices));
  return `refused: ${fault.kind}`;
}
