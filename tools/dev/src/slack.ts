import { randomBytes } from 'node:crypto';
import type { ScenarioSummary } from '@halfhour/genesys-simulator';
import { startSlackSimulator, type UserOption } from '@halfhour/slack-simulator';
import type { DevEnvironment } from './env.ts';
import { freePort, onUsualPort } from './usual-port.ts';

/** Where the simulator listens. */
const SIMULATOR_PORT = 4020;

/** How many people of each team are in the workspace; the first leads it. */
const PEOPLE_OF_A_TEAM = 2;

/** Somebody Genesys does not know, to see what the bot tells a stranger. */
const GUEST: UserOption = { name: 'Robin Guest', email: 'robin.guest@example.org' };

/** The Slack workspace that the bot will be in. */
export interface ChosenSlack {
  /** One line for people, saying which it is. */
  readonly announcement: string;
  /** Environment variables that point the bot to it. */
  readonly variables: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/**
 * The configured workspace, or a simulator of one when none is configured.
 *
 * @param scenario - whose people are in the simulated workspace; undefined: the simulator's own
 */
export async function chooseSlack(
  environment: DevEnvironment,
  scenario: ScenarioSummary | undefined,
): Promise<ChosenSlack> {
  if (environment.hasSlack) {
    return {
      announcement: 'Using the Slack workspace of SLACK_BOT_TOKEN.',
      variables: {},
      stop: async () => {},
    };
  }
  const botPort = await freePort(environment.slackPort);
  const secrets = { token: `xoxb-${randomText()}`, signingSecret: randomText() };
  const { url, close } = await onUsualPort(SIMULATOR_PORT, async (port) =>
    startSlackSimulator({
      port,
      app: `http://127.0.0.1:${botPort}/slack/events`,
      ...secrets,
      ...(scenario === undefined ? {} : { users: [...peopleOf(scenario), GUEST] }),
    }),
  );
  return {
    announcement:
      `No SLACK_BOT_TOKEN: using the Slack simulator. Open ${url} and type /utilization today ` +
      '(what it supports: tools/slack-simulator/README.md).',
    variables: {
      SLACK_BOT_TOKEN: secrets.token,
      SLACK_SIGNING_SECRET: secrets.signingSecret,
      SLACK_API_URL: `${url}/api/`,
      SLACK_HOST: '127.0.0.1',
      SLACK_PORT: String(botPort),
    },
    stop: close,
  };
}

/** The lead of every team and another agent, with the addresses they have in Genesys. */
function peopleOf({ teams, agents }: ScenarioSummary): UserOption[] {
  return teams.flatMap(({ id }) =>
    agents
      .filter(
        ({ teamId, state, name }) => teamId === id && state === 'active' && name !== undefined,
      )
      .slice(0, PEOPLE_OF_A_TEAM)
      .map(({ name = '', email, zone }) => ({ name, email, zone })),
  );
}

function randomText(): string {
  return randomBytes(16).toString('hex');
}
