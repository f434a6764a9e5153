import { clockTime, explain, localDate, ReportInputError } from '@halfhour/core';
import { findRights } from '../../ask/find-rights.ts';
import { chosenToExplain, explainView } from '../../blocks/explain-form.ts';
import { explanationMessage } from '../../blocks/explanation-message.ts';
import type { FormState } from '../../blocks/form-state.ts';
import { isRefused } from '../../fault.ts';
import { parse } from '../../parse/parse.ts';
import type { Reply } from '../../send/reply.ts';
import { createViewReply } from '../../send/view-reply.ts';
import { EXPLAIN, READING } from '../actions/explain-form.ts';
import type { BotDeps } from '../bot-deps.ts';
import type { Outcome } from '../listening.ts';
import { refuse } from '../refuse.ts';

/** What the listener uses of all that Bolt hands it. */
interface ViewArgs {
  readonly ack: (answer: { response_action: 'update'; view: typeof READING }) => Promise<void>;
  readonly body: { readonly user: { readonly id: string } };
  readonly view: {
    readonly id: string;
    readonly private_metadata: string;
    readonly state: FormState;
  };
}

/** The form is sent off: the half hour chosen in it is explained in its place. */
export function explainSubmission(deps: BotDeps) {
  return async ({ ack, body, view }: ViewArgs): Promise<void> => {
    const reply = createViewReply(view.id, explainView, deps.slack);
    const heard = {
      kind: () => 'explain',
      ack: async () => ack({ response_action: 'update', view: READING }),
      reply,
    };
    await deps.listening(heard, async (signal) =>
      explainChosen({ view, slackUserId: body.user.id, reply }, deps, signal),
    );
  };
}

async function explainChosen(
  { view, slackUserId, reply }: Pick<ViewArgs, 'view'> & { slackUserId: string; reply: Reply },
  { ask }: BotDeps,
  signal: AbortSignal,
): Promise<Outcome> {
  const chosen = chosenToExplain(view.state);
  const command = parse(view.private_metadata);
  if (chosen === null || command.kind !== 'ask') return refuse({ kind: 'staleButton' }, reply);
  const rights = await findRights(slackUserId, { ...ask, through: EXPLAIN }, signal);
  if (isRefused(rights)) return refuse(rights.fault, reply);
  const zone = command.question.zone ?? ask.zone;
  const query = { ...chosen, clockTime: (atMs: number) => clockTime(atMs, zone) };
  try {
    const explanation = await explain(query, rights.report, signal);
    const today = localDate(rights.report.nowMs(), zone);
    await reply.tell(explanationMessage(explanation, { zone, today }));
    return 'explained';
  } catch (error) {
    // Somebody whom they may no longer see, or who is no longer known.
    if (error instanceof ReportInputError) return refuse({ kind: 'staleButton' }, reply);
    throw error;
  }
}
