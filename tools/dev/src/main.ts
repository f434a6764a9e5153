// Everything one needs to look at Halfhour, with one command: the apps from their sources, and the
// Genesys simulator where no organisation is configured. Ctrl-C ends all of it.
import { once } from 'node:events';
import { startApp } from './app.ts';
import { readDevEnvironment } from './env.ts';
import { chooseGenesys } from './genesys.ts';

const environment = readDevEnvironment();
const genesys = await chooseGenesys(environment);
console.log(genesys.announcement);
if (!environment.hasSlack) {
  console.log('No SLACK_BOT_TOKEN: the Slack bot is left out.');
}

const variables = { ...environment.variables, ...genesys.variables };
const names = environment.hasSlack ? ['graphql', 'slackbot'] : ['graphql'];
const apps = names.map((name) => startApp(name, variables));

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
await genesys.stop();

/** Fulfils when a person, or the machine, asks for the end. */
async function asked(signal: NodeJS.Signals): Promise<undefined> {
  await once(process, signal);
}
