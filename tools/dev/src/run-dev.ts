import { once } from 'node:events';
import { startApp } from './app.ts';
import type { DevEnvironment } from './env.ts';
import { beginFast } from './fast/fast.ts';
import { subscribeToAfternoon } from './fast/subscribe.ts';
import type { DevFlags } from './flags.ts';
import { chooseGenesys } from './genesys.ts';
import { chooseSlack } from './slack.ts';

/**
 * Runs until somebody asks for the end, or an app ends.
 *
 * @throws UsageError when it can't be done here
 */
export async function runDev(environment: DevEnvironment, flags: DevFlags): Promise<void> {
  const fast = flags.fast ? await beginFast(environment, flags.on) : null;
  const genesys = await chooseGenesys(environment, flags.fast);
  console.log(genesys.announcement);
  const slack = await chooseSlack(environment, genesys.scenario);
  console.log(slack.announcement);
  const variables = {
    ...environment.variables,
    ...genesys.variables,
    ...slack.variables,
    ...fast?.variables,
  };
  if (fast !== null) {
    const channelNames = ['team-leads'];
    await subscribeToAfternoon({ scenario: genesys.scenario, variables, channelNames });
    console.log(fast.announcement);
  }
  await runApps(variables);
  await slack.stop();
  await genesys.stop();
  await fast?.stop();
}

async function runApps(variables: NodeJS.ProcessEnv): Promise<void> {
  const apps = ['graphql', 'slackbot'].map((name) => startApp(name, variables));
  const endedApp = await Promise.race([
    asked('SIGINT'),
    asked('SIGTERM'),
    ...apps.map(async (app) => app.ended.then(() => app)),
  ]);
  if (endedApp !== undefined) {
    process.exitCode = await endedApp.ended;
    console.error(`The ${endedApp.name} app ended with exit code ${process.exitCode}.`);
  }
  await Promise.all(apps.map(async (app) => app.stop()));
}

/** Fulfils when a person, or the machine, asks for the end. */
async function asked(signal: NodeJS.Signals): Promise<undefined> {
  await once(process, signal);
}
