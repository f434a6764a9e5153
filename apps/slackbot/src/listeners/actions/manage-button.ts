import { ACTIONS } from '../../blocks/actions.ts';
import { manageView } from '../../blocks/manage-view.ts';
import { parse } from '../../parse/parse.ts';
import { createViewReply } from '../../send/view-reply.ts';
import type { BotDeps } from '../bot-deps.ts';
import { homeReply } from '../home.ts';
import { manage } from '../manage/manage.ts';
import { type Occasion, occasionOf, workspaceOf } from '../occasion.ts';
import { refuse } from '../refuse.ts';
import type { ActionArgs } from './answer-button.ts';

/** What the listener uses of all that Bolt hands it. */
interface ManageArgs extends ActionArgs {
  readonly body: ActionArgs['body'] & {
    readonly view?: { readonly id: string; readonly type: string } | undefined;
  };
}

/** A button about shifts or subscriptions: does what one would type for it, with the rights that one has now. */
export function manageButton(deps: BotDeps) {
  return async ({ ack, respond, action, body }: ManageArgs): Promise<void> => {
    const found = occasionOf(
      {
        slackUserId: body.user.id,
        workspaceId: workspaceOf(body),
        channelId: body.channel?.id,
        triggerId: body.trigger_id,
        respond,
      },
      deps,
    );
    const command = parse(action.value ?? '');
    const occasion = withReplyOf(body.view, found, deps);
    const heard = { kind: () => `button ${command.kind}`, ack, reply: occasion.reply };
    await deps.listening(heard, async (signal) => {
      if (command.kind === 'ask' || command.kind === 'help' || command.kind === 'refused') {
        return refuse({ kind: 'staleButton' }, occasion.reply);
      }
      const how = { replaces: true, isSure: action.action_id === ACTIONS.manageSurely };
      return manage(command, { occasion, deps, how }, signal);
    });
  };
}

/** Where the button was: what it did is told there. */
function withReplyOf(
  view: ManageArgs['body']['view'],
  occasion: Occasion,
  deps: BotDeps,
): Occasion {
  if (view === undefined) return occasion;
  const reply =
    view.type === 'home'
      ? homeReply(occasion, deps)
      : createViewReply(view.id, manageView, deps.slack);
  return { ...occasion, reply };
}
