import type { App, BlockAction, ButtonAction, ViewSubmitAction } from '@slack/bolt';
import { ACTIONS } from '../blocks/actions.ts';
import { answerButton } from './actions/answer-button.ts';
import { explainAgents } from './actions/explain-agents.ts';
import type { BotDeps } from './bot-deps.ts';
import { utilizationCommand } from './commands/utilization.ts';
import { appHomeOpened } from './events/app-home-opened.ts';
import { createOnce } from './once.ts';
import { explainSubmission } from './views/explain.ts';

/** Registers every listener. */
export function registerListeners(app: App, deps: BotDeps): void {
  app.use(createOnce());
  app.command('/utilization', utilizationCommand(deps));
  app.action<BlockAction<ButtonAction>>(/^answer_/u, answerButton(deps));
  app.options(ACTIONS.explainAgent, explainAgents(deps));
  app.view<ViewSubmitAction>(ACTIONS.explain, explainSubmission(deps));
  app.event('app_home_opened', appHomeOpened(deps));
}
