import type { AckFn } from '@slack/bolt';
import { ACTIONS, pageOf } from '../../blocks/actions.ts';
import { countedMessage } from '../../blocks/counted-message.ts';
import type { Ladder } from '../../blocks/payload.ts';
import { allAgentsMessage, halfHoursMessage } from '../../blocks/views.ts';
import { isRefused } from '../../fault.ts';
import { parse } from '../../parse/parse.ts';
import type { Question } from '../../question.ts';
import type { Respond } from '../../send/reply.ts';
import type { BotDeps } from '../bot-deps.ts';
import type { Outcome } from '../listening.ts';
import { type Occasion, occasionOf } from '../occasion.ts';
import { refuse } from '../refuse.ts';
import { share } from '../share.ts';
import { askFor, tellAnswer, warned } from '../tell-answer.ts';
import { openExplainForm } from './explain-form.ts';
import { sendCsv, sendHeatmap } from './files.ts';
import type { Shown } from './shown.ts';

/** What the listener uses of all that Bolt hands it. */
export interface ActionArgs {
  readonly ack: AckFn<void>;
  readonly respond: Respond | undefined;
  readonly action: { readonly action_id: string; readonly value?: string | undefined };
  readonly body: {
    readonly user: { readonly id: string };
    readonly channel?: { readonly id: string } | undefined;
    readonly trigger_id?: string | undefined;
  };
}

/** What each button of an answer shows. */
const SHOWS: Readonly<Record<string, (shown: Shown, signal: AbortSignal) => Promise<Outcome>>> = {
  [ACTIONS.allAgents]: async (shown) => tell(shown, allAgentsMessage),
  [ACTIONS.halfHours]: async (shown) => tell(shown, halfHoursMessage),
  [ACTIONS.counted]: async (shown) => tell(shown, countedMessage),
  [ACTIONS.share]: async ({ answered, occasion, deps }) => share(answered, occasion, deps),
  [ACTIONS.heatmap]: sendHeatmap,
  [ACTIONS.csv]: sendCsv,
};

/** A button of an answer: asks its question again, with the rights that who pressed it has now. */
export function answerButton(deps: BotDeps) {
  return async ({ ack, respond, action, body }: ActionArgs): Promise<void> => {
    const [kind = ''] = action.action_id.split(':');
    const occasion = occasionOf(
      {
        slackUserId: body.user.id,
        channelId: body.channel?.id,
        triggerId: body.trigger_id,
        respond,
      },
      deps,
    );
    await deps.listening({ kind, ack, reply: occasion.reply }, async (signal) => {
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
  const [kind = ''] = actionId.split(':');
  if (kind === ACTIONS.choose) {
    return tellAnswer(question, occasion, deps, signal, { replaces: true });
  }
  if (kind === ACTIONS.explainForm) return openExplainForm(question, occasion, deps, signal);
  const show = SHOWS[kind];
  if (show === undefined) return refuse({ kind: 'staleButton' }, occasion.reply);
  const answered = await askFor(question, occasion, deps, signal);
  if (isRefused(answered)) return refuse(answered.fault, occasion.reply, question);
  const isLeafing = actionId.includes(':');
  return show({ answered, occasion, deps, page: pageOf(actionId), isLeafing }, signal);
}

type MessageOf = (
  answer: Shown['answered']['answer'],
  options: { readonly question: string; readonly page: number },
) => Ladder;

async function tell(
  { answered, occasion, page, isLeafing }: Shown,
  messageOf: MessageOf,
): Promise<Outcome> {
  const message = messageOf(answered.answer, { question: answered.again, page });
  await occasion.reply.tell(warned(answered, message), { replaces: isLeafing });
  return 'answered';
}
