import type { App, BlockAction, ButtonAction, ViewSubmitAction } from '@slack/bolt';
import { ACTIONS } from '../blocks/actions.ts';
import { answerButton } from './actions/answer-button.ts';
import { manageButton } from './actions/manage-button.ts';
import { menu } from './actions/menu.ts';
import { offerAgents, offerAgentsOrId, offerUnits } from './actions/offers.ts';
import type { BotDeps } from './bot-deps.ts';
import { utilizationCommand } from './commands/utilization.ts';
import { appHomeOpened } from './events/app-home-opened.ts';
import { createOnce } from './once.ts';
import { explainSubmission } from './views/explain.ts';
import { shiftSubmission } from './views/shift.ts';
import { subscribeSubmission } from './views/subscribe.ts';

/** Registers every listener. */
export function registerListeners(app: App, deps: BotDeps): void {
  app.use(createOnce());
  app.command('/utilization', utilizationCommand(deps));
  app.action<BlockAction<ButtonAction>>(/^answer_/u, answerButton(deps));
  app.action<BlockAction<ButtonAction>>(/^manage/u, manageButton(deps));
  app.options(ACTIONS.explainAgent, menu(deps, offerAgents));
  app.options(ACTIONS.shiftAgents, menu(deps, offerAgentsOrId));
  app.options(ACTIONS.shiftUnit, menu(deps, offerUnits));
  app.view<ViewSubmitAction>(ACTIONS.explain, explainSubmission(deps));
  app.view<ViewSubmitAction>(ACTIONS.subscribe, subscribeSubmission(deps));
  app.view<ViewSubmitAction>(ACTIONS.shift, shiftSubmission(deps));
  app.event('app_home_opened', appHomeOpened(deps));
}
