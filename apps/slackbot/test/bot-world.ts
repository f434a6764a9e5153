import { createSlackSimulator, type SlackSimulatorOptions } from '@halfhour/slack-simulator';
import manifest from '../manifest.json' with { type: 'json' };
import { type BotWords, makeBot, SIGNING_SECRET, TOKEN } from './make-bot.ts';

/** Somebody of the simulated workspace. */
export const HANA = 'hana.ivanov.1@example.com';

/** What the app is granted when it is installed. */
export const SCOPES = manifest.oauth_config.scopes.bot;

/** What a test may say of its world; all of it has a default. */
export interface WorldWords extends BotWords {
  readonly slack?: SlackSimulatorOptions;
  /** What Slack tells of every person besides what the simulator does. */
  readonly people?: Readonly<Record<string, unknown>>;
}

/** The bot and a simulated workspace, in this process and without a port. */
export function botWorld(words: WorldWords = {}) {
  const nowMs = Date.now();
  const simulator = createSlackSimulator({
    // A busy machine makes nothing late: acknowledging in time is a proof of its own.
    ackTimeoutMs: 60_000,
    nowMs: () => nowMs,
    token: TOKEN,
    signingSecret: SIGNING_SECRET,
    scopes: SCOPES,
    ...words.slack,
  });
  const bot = makeBot(
    {
      url: `${simulator.url}/api/`,
      fetch: async (url, init) => {
        const response = await simulator.fetch(new Request(url, init));
        return String(url).endsWith('/users.info') ? telling(response, words.people) : response;
      },
    },
    words,
  );
  simulator.connect(bot.http);
  return {
    ...bot,
    simulator,
    /** Types `/utilization …` in #team-leads. */
    type: async (text: string, user = HANA, channel = 'team-leads') =>
      simulator.command({ user, channel, text }),
  };
}

async function telling(response: Response, more: WorldWords['people']): Promise<Response> {
  if (more === undefined) return response;
  const { user, ...rest } = Object(await response.json());
  return Response.json({ ...rest, user: { ...user, ...more } });
}
