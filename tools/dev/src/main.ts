// Everything one needs to look at Halfhour, with one command: the apps from their sources, and the
// Genesys simulator where no organisation is configured. Ctrl-C ends all of it.
import { once } from 'node:events';
import { type RunningApp, startApp } from './app.ts';
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

await Promise.race([
  once(process, 'SIGINT'),
  once(process, 'SIGTERM'),
  ...apps.map(async (app) => announceEnd(app)),
]);
await Promise.all(apps.map(async (app) => app.stop()));
await genesys.stop();

async function announceEnd(app: RunningApp): Promise<void> {
  const exitCode = await app.ended;
  console.error(`The ${app.name} app ended with exit code ${exitCode}.`);
  process.exitCode = exitCode;
}
