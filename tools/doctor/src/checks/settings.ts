import type { Variables } from '@halfhour/command';
import { SettingsError, siteFileProblems } from '@halfhour/core';
import * as graphql from '@halfhour/graphql/src/env.ts';
import { limitsOf, operationsByIdOf } from '@halfhour/graphql/src/limits-set.ts';
import * as slackbot from '@halfhour/slackbot/src/env.ts';
import { siteFiles } from '../env.ts';
import { type Finding, findingsOf } from '../finding.ts';

const { green, yellow, red } = findingsOf('Settings');

const WHERE = 'Set it in the environment or in .env; .env.example explains every setting.';

/** The settings of both apps and the files that they name, every problem at once. A bot that nobody has set up is no problem. */
export async function checkSettings(variables: Variables): Promise<Finding[]> {
  const ofGraphql = await problemsOf(async () => {
    const env = graphql.readEnv(variables);
    await operationsByIdOf(env, limitsOf(env));
  });
  const ofSlackbot = await problemsOf(async () => slackbot.readEnv(variables));
  const files = siteFiles(variables);
  const ofFiles = files === null ? [] : await siteFileProblems(files);
  const ofSlack = ofSlackbot.filter((problem) => problem.startsWith('SLACK_'));
  const isBotWanted = Object.entries(variables).some(
    ([name, value]) => name.startsWith('SLACK_') && value !== undefined && value.trim() !== '',
  );
  const shared = ofSlackbot.filter((problem) => !ofSlack.includes(problem));
  const problems = new Set([...ofGraphql, ...shared, ...ofFiles, ...(isBotWanted ? ofSlack : [])]);
  return [
    ...[...problems].map((problem) => red(problem, WHERE)),
    ...(isBotWanted
      ? []
      : [
          yellow(
            'The Slack bot is not set up: no setting of it is there.',
            'Leave it so to do without, or follow apps/slackbot/README.md.',
          ),
        ]),
    ...(problems.size > 0
      ? []
      : [green(isBotWanted ? 'Both apps can start with them.' : 'GraphQL can start with them.')]),
  ];
}

/** A line for each; none holds a value. */
async function problemsOf(read: () => Promise<unknown>): Promise<readonly string[]> {
  try {
    await read();
    return [];
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
}
