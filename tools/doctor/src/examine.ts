import type { Variables } from '@halfhour/command';
import { checkDatabase } from './checks/database.ts';
import { checkGenesys } from './checks/genesys.ts';
import { checkSettings } from './checks/settings.ts';
import { checkSlack } from './checks/slack.ts';
import type { Finding } from './finding.ts';
import { databaseSettings, genesysLogin, slackLogin } from './env.ts';

/** How the world is reached. */
export interface World {
  readonly fetch: typeof fetch;
  readonly nowMs: () => number;
}

/**
 * Looks into everything that the settings lead to; what they don't lead to is told by the settings
 * alone. Rejects only on abort or a defect.
 */
export async function examine(
  variables: Variables,
  world: World,
  signal: AbortSignal,
): Promise<Finding[]> {
  const [settings, genesys, database] = await Promise.all([
    checkSettings(variables),
    checkGenesys(genesysLogin(variables), world, signal),
    checkDatabase(databaseSettings(variables)),
  ]);
  signal.throwIfAborted();
  const slack = await checkSlack(slackLogin(variables), database.subscriptions, world, signal);
  return [...settings, ...database.findings, ...genesys, ...slack];
}
