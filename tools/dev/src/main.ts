// Everything one needs to look at Halfhour, with one command: the apps from their sources, and a
// simulator of what is not configured: Genesys Cloud, Slack. Ctrl-C ends all of it.
import { once } from 'node:events';
import { startApp } from './app.ts';
import { readDevEnvironment } from './env.ts';
import { chooseGenesys } from './genesys.ts';
import { chooseSlack } from './slack.ts';

const environment = readDevEnvironment();
const genesys = await chooseGenesys(environment);
console.log(genesys.announcement);
const slack = await chooseSlack(environment, genesys.scenario);
console.log(slack.announcement);

const variables = { ...environment.variables, ...genesys.variables, ...slack.variables };
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
await slack.stop();
await genesys.stop();

/** Fulfils when a person, or the machine, asks for the end. */
async function asked(signal: NodeJS.Signals): Promise<undefined> {
  await once(process, signal);
}
