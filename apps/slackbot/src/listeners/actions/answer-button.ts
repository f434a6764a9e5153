import type { AckFn } from '@slack/bolt';
import type { Answered } from '../../ask/ask.ts';
import type { Through } from '../../ask/find-rights.ts';
import { ACTIONS, pageOf } from '../../blocks/actions.ts';
import { countedMessage } from '../../blocks/counted-message.ts';
import type { Ladder } from '../../blocks/payload.ts';
import { allAgentsMessage, halfHoursMessage } from '../../blocks/views.ts';
import { isRefused } from '../../fault.ts';
import { parse } from '../../parse/parse.ts';
import type { Question } from '../../question.ts';
import type { Respond } from '../../send/respond.ts';
import type { BotDeps } from '../bot-deps.ts';
import type { Outcome } from '../listening.ts';
import { type Occasion, occasionOf, workspaceOf } from '../occasion.ts';
import { refuse } from '../refuse.ts';
import { sendCsv, sendHeatmap } from '../send-files.ts';
import { share } from '../share.ts';
import { askFor, tellAnswer, warned } from '../tell-answer.ts';
import { openExplainForm } from './explain-form.ts';

/** What the listener uses of all that Bolt hands it. */
export interface ActionArgs {
  readonly ack: AckFn<void>;
  readonly respond: Respond | undefined;
  readonly action: { readonly action_id: string; readonly value?: string | undefined };
  readonly body: {
    readonly user: { readonly id: string; readonly team_id?: string | undefined };
    readonly team?: { readonly id: string } | null | undefined;
    readonly channel?: { readonly id: string } | undefined;
    readonly trigger_id?: string | undefined;
  };
}

/** An answer that was asked for again by a button, and who pressed it. */
interface Shown {
  readonly answered: Answered;
  readonly occasion: Occasion;
  readonly deps: BotDeps;
  readonly actionId: string;
}

/** What each button of an answer shows. */
const SHOWS: Readonly<Record<string, (shown: Shown, signal: AbortSignal) => Promise<Outcome>>> = {
  [ACTIONS.allAgents]: async (shown) => tell(shown, allAgentsMessage),
  [ACTIONS.halfHours]: async (shown) => tell(shown, halfHoursMessage),
  [ACTIONS.counted]: async (shown) => tell(shown, countedMessage),
  [ACTIONS.share]: async ({ answered, ...by }, signal) =>
    share(answered, { withChart: false }, by, signal),
  [ACTIONS.heatmap]: async ({ answered: { answer }, occasion, deps }, signal) =>
    sendHeatmap(answer, occasion, deps, signal),
  [ACTIONS.csv]: async ({ answered: { answer }, occasion, deps }, signal) =>
    sendCsv(answer, occasion, deps, signal),
};

/** A button of an answer: asks its question again, with the rights that who pressed it has now. */
export function answerButton(deps: BotDeps) {
  return async ({ ack, respond, action, body }: ActionArgs): Promise<void> => {
    const kind = kindOf(action.action_id);
    const occasion = occasionOf(
      {
        slackUserId: body.user.id,
        workspaceId: workspaceOf(body),
        channelId: body.channel?.id,
        triggerId: body.trigger_id,
        respond,
      },
      deps,
    );
    await deps.listening({ kind: () => kind, ack, reply: occasion.reply }, async (signal) => {
      const command = parse(action.value ?? '');
      if (command.kind !== 'ask' || action.value === undefined) {
        return refuse({ kind: 'staleButton' }, occasion.reply);
      }
      return press(action.action_id, command.question, { occasion, deps }, signal);
    });
  };
}

async function press(
  actionId: string,
  question: Question,
  { occasion, deps }: { readonly occasion: Occasion; readonly deps: BotDeps },
  signal: AbortSignal,
): Promise<Outcome> {
  const kind = kindOf(actionId);
  if (kind === ACTIONS.choose) {
    return tellAnswer(question, { occasion, deps, how: { replaces: true } }, signal);
  }
  if (kind === ACTIONS.explainForm) return openExplainForm(question, occasion, deps, signal);
  const show = SHOWS[kind];
  if (show === undefined) return refuse({ kind: 'staleButton' }, occasion.reply);
  const isPublic = kind === ACTIONS.share;
  const answered = await askFor(
    { ...question, isPublic },
    occasion,
    { deps, through: throughOf(kind) },
    signal,
  );
  if (isRefused(answered)) return refuse(answered.fault, occasion.reply, question);
  return show({ answered, occasion, deps, actionId }, signal);
}

/** What a button shows, for the audit. */
function throughOf(kind: string): Through {
  const isFile = kind === ACTIONS.heatmap || kind === ACTIONS.csv;
  return {
    through: kind,
    kind: kind === ACTIONS.share ? 'share' : isFile ? 'export' : 'answer',
    families: kind === ACTIONS.counted ? ['worked', 'booked'] : ['worked'],
  };
}

/** The action without the number of a page or of a choice. */
function kindOf(actionId: string): string {
  return actionId.split(':')[0] ?? '';
}

type MessageOf = (
  answer: Answered['answer'],
  options: { readonly question: string; readonly page: number },
) => Ladder;

/** Shows a view; its other pages take its place. */
async function tell({ answered, occasion, actionId }: Shown, messageOf: MessageOf) {
  const options = { question: answered.again, page: pageOf(actionId) };
  const message = messageOf(answered.answer, options);
  await occasion.reply.tell(warned(answered, message), { replaces: actionId.includes(':') });
  return 'answered';
}
