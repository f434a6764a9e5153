import type { AckFn, RespondArguments } from '@slack/bolt';
import { noticeMessage } from '../../blocks/notice-message.ts';
import { type Command, parse } from '../../parse/parse.ts';
import type { Respond } from '../../send/respond.ts';
import { helpText } from '../../wording/help.ts';
import type { BotDeps } from '../bot-deps.ts';
import type { Outcome } from '../listening.ts';
import { manage, TYPED } from '../manage/manage.ts';
import { type Occasion, occasionOf } from '../occasion.ts';
import { refuse } from '../refuse.ts';
import { tellAnswer } from '../tell-answer.ts';

/** What the listener uses of all that Bolt hands it. */
interface CommandArgs {
  readonly ack: AckFn<string | RespondArguments>;
  readonly respond: Respond;
  readonly command: {
    readonly text: string;
    readonly user_id: string;
    readonly team_id: string;
    readonly channel_id: string;
    readonly trigger_id: string;
  };
}

/** `/utilization …`: answers what was asked, or says why not. */
export function utilizationCommand(deps: BotDeps) {
  return async ({ ack, respond, command }: CommandArgs): Promise<void> => {
    const occasion = occasionOf(
      {
        slackUserId: command.user_id,
        workspaceId: command.team_id,
        channelId: command.channel_id,
        triggerId: command.trigger_id,
        respond,
      },
      deps,
    );
    let parsed: Command | undefined;
    const commandOf = () => (parsed ??= parse(command.text));
    const heard = { kind: () => commandOf().kind, ack, reply: occasion.reply };
    await deps.listening(heard, async (signal) => {
      deps.log.debug({ text: command.text }, 'typed');
      return obey(commandOf(), occasion, deps, signal);
    });
  };
}

async function obey(
  command: Command,
  occasion: Occasion,
  deps: BotDeps,
  signal: AbortSignal,
): Promise<Outcome> {
  switch (command.kind) {
    case 'ask':
      return tellAnswer(command.question, { occasion, deps }, signal);
    case 'help':
      await occasion.reply.tell(noticeMessage(helpText(command.topic)));
      return 'helped';
    case 'refused':
      return refuse(command.fault, occasion.reply);
    case 'subscribe':
    case 'subscribeForm':
    case 'subscriptions':
    case 'unsubscribe':
    case 'pause':
    case 'resume':
    case 'digestNow':
    case 'shifts':
    case 'newShift':
    case 'editShift':
    case 'endShift':
    default:
      return manage(command, { occasion, deps, how: TYPED }, signal);
  }
}
