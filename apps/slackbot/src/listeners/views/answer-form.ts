import type { ModalView } from '@slack/types';
import { mrkdwn } from '../../blocks/elements.ts';
import { manageView, READING } from '../../blocks/manage-view.ts';
import type { Ladder } from '../../blocks/payload.ts';
import type { Reply } from '../../send/reply.ts';
import type { Outcome } from '../listening.ts';

/** What came of a form. */
export type FormResult =
  /** What is wrong, by the field under which it is told. */
  | { readonly kind: 'wrong'; readonly errors: Readonly<Record<string, string>> }
  | { readonly kind: 'done'; readonly message: Ladder; readonly outcome: Outcome };

/** What Slack is told that sends a form. */
export type FormAck = (
  answer:
    | { response_action: 'errors'; errors: Record<string, string> }
    | { response_action: 'update'; view: ModalView },
) => Promise<void>;

/** Slack waits three seconds to hear what is wrong with a form, ms. */
const PATIENCE_MS = 2000;

/**
 * Acknowledges a form with what came of it. What takes longer than Slack waits is told in the place of
 * the form, errors as well.
 *
 * @param patienceMs - how long to wait for it
 */
export async function answerForm(
  working: Promise<FormResult>,
  { ack, reply }: { readonly ack: FormAck; readonly reply: Reply },
  patienceMs = PATIENCE_MS,
): Promise<Outcome> {
  const result = await within(working, patienceMs);
  if (result === undefined) {
    await ack({ response_action: 'update', view: READING });
    const late = await working;
    await reply.tell(late.kind === 'done' ? late.message : [{ text: mrkdwn(lines(late.errors)) }]);
    return outcomeOf(late);
  }
  if (result.kind === 'wrong') {
    await ack({ response_action: 'errors', errors: { ...result.errors } });
  } else {
    const [message] = result.message;
    await ack({ response_action: 'update', view: manageView(message) });
  }
  return outcomeOf(result);
}

function outcomeOf(result: FormResult): Outcome {
  if (result.kind === 'done') return result.outcome;
  return `refused: ${Object.keys(result.errors).join(', ')}`;
}

function lines(errors: Readonly<Record<string, string>>): string {
  return Object.values(errors).join('\n');
}

/** `undefined`: it takes longer, or will fail. */
async function within<Result>(work: Promise<Result>, mostMs: number): Promise<Result | undefined> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(resolve, mostMs, undefined);
  try {
    return await Promise.race([work.catch(() => undefined), promise]);
  } finally {
    clearTimeout(timer);
  }
}
