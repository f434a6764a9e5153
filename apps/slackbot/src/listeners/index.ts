import type { App } from '@slack/bolt';
import type { BotDeps } from './bot-deps.ts';
import { utilizationCommand } from './commands/utilization.ts';

/** Registers every listener. */
export function registerListeners(app: App, deps: BotDeps): void {
  app.command('/utilization', utilizationCommand(deps));
}
