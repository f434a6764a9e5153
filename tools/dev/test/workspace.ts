import { type FastClock, nodeOptions } from '@halfhour/fast-clock';
import { type Program, startProgram } from './program.ts';

const SECRETS = { token: 'xoxb-a-token-of-a-test', signingSecret: 'a-signing-secret-of-a-test' };

/** A message as the simulator tells of it. */
interface SeenMessage {
  readonly ts: string;
  readonly channelId: string;
  readonly threadTs?: string;
  readonly text: string;
  readonly blocks: readonly unknown[];
}

/** A simulated workspace in a process of its own, which goes by a clock. */
export interface Workspace extends Pick<Program, 'stop'> {
  /** Of a bot that is in it. */
  readonly variables: Readonly<Record<string, string>>;
  /** What everybody sees in a channel, replies too. */
  messages(channel: string): Promise<readonly SeenMessage[]>;
  /** Fulfils with what is found, now or after something has changed. */
  until<Found>(look: () => Promise<Found | undefined>): Promise<Found>;
  /** Does what a person or a fault does, as a control of the simulator. */
  control(name: string, given: object): Promise<unknown>;
}

/** Starts one. @param botPort - where the bot listens that hears of what people do */
export async function startWorkspace(clock: FastClock, botPort: string): Promise<Workspace> {
  const { token, signingSecret } = SECRETS;
  const app = `http://127.0.0.1:${botPort}/slack/events`;
  const flags = { port: '0', app, token, 'signing-secret': signingSecret };
  const args = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value]);
  const program = startProgram('tools/slack-simulator/src/main.ts', args, {
    NODE_OPTIONS: nodeOptions(clock),
  });
  const url = /http:[^,\s]+/u.exec(await program.line(/Slack simulator/u))?.[0] ?? '';
  const control = async (path: string, init?: RequestInit) => {
    const response = await fetch(`${url}/_simulator/${path}`, init);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return JSON.parse(await response.text());
  };
  return {
    stop: async (signal) => program.stop(signal),
    variables: {
      SLACK_BOT_TOKEN: token,
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_API_URL: `${url}/api/`,
      SLACK_PORT: botPort,
    },
    messages: async (channel) => control(`messages?channel=${channel}`),
    async until(look) {
      const { body } = await fetch(`${url}/_simulator/changes`);
      const changes = body?.[Symbol.asyncIterator]();
      for (;;) {
        const found = await look();
        if (found !== undefined) {
          await changes?.return?.();
          return found;
        }
        if ((await changes?.next())?.done !== false) throw new Error('The workspace has ended.');
      }
    },
    control: async (name, given) => control(name, { method: 'POST', body: JSON.stringify(given) }),
  };
}
