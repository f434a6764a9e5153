import { parseArgs } from 'node:util';
import type { SlackStartOptions } from '../start.ts';
import { readUsers } from './users-file.ts';
import { UsageError } from './usage-error.ts';

/** What `--help` prints. */
export const USAGE = `A stand-in for Slack, for one app. It listens on this machine only.

  --port <n>             port to listen on, 0 for any that is free (4020)
  --app <url>            the app's request URL (http://127.0.0.1:3000/slack/events)
  --token <text>         the bot's token (xoxb-simulator)
  --signing-secret <s>   what requests to the app are signed with (simulator-signing-secret)
  --users <file>         people, JSON: [{"name": …, "email": …, "zone": …}] (some of the Genesys simulator's)
  --scopes <list>        what the app was granted, with commas between
  --no-charts            the workspace answers invalid_blocks to data_visualization
  --no-home              the app has no Home tab
  --post-spacing <ms>    least time between two posts to a channel; sooner is a 429 (0)
  --ack-timeout <ms>     how long the app may take to acknowledge (3000)
  --seed <n>             what random faults follow from (1)
  --help                 print this
`;

const text = { type: 'string' } as const;
const boolean = { type: 'boolean' } as const;
const FLAGS = {
  port: text,
  app: text,
  token: text,
  'signing-secret': text,
  users: text,
  scopes: text,
  'no-charts': boolean,
  'no-home': boolean,
  'post-spacing': text,
  'ack-timeout': text,
  seed: text,
  help: boolean,
} as const;

/** Reads the command line. Throws UsageError; returns 'help' when that was asked for. */
export function readFlags(args: readonly string[]): SlackStartOptions | 'help' {
  const given = parsed(args);
  if (given.help === true) return 'help';
  const { users, scopes } = given;
  return {
    port: whole('port', given.port, 0, 65_535) ?? 4020,
    app: address(given.app ?? 'http://127.0.0.1:3000/slack/events'),
    ...defined('token', given.token),
    ...defined('signingSecret', given['signing-secret']),
    ...defined('users', users === undefined ? undefined : readUsers(users)),
    ...defined(
      'scopes',
      scopes?.split(',').map((scope) => scope.trim()),
    ),
    ...defined('charts', given['no-charts'] === true ? false : undefined),
    ...defined('home', given['no-home'] === true ? false : undefined),
    ...defined('postSpacingMs', whole('post-spacing', given['post-spacing'], 0)),
    ...defined('ackTimeoutMs', whole('ack-timeout', given['ack-timeout'], 1)),
    ...defined('seed', whole('seed', given.seed, 0)),
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: FLAGS, strict: true }).values;
  } catch (error) {
    const [line = 'bad flags'] = error instanceof Error ? error.message.split('. ') : [];
    throw new UsageError(`${line.replace(/\.$/, '')}. Try --help.`);
  }
}

function address(given: string): string {
  if (/^https?:/.test(given) && URL.canParse(given)) return given;
  throw new UsageError(
    `--app must be an address like http://127.0.0.1:3000/slack/events, not ${given}.`,
  );
}

function whole(
  name: string,
  given: string | undefined,
  least: number,
  most = Number.MAX_SAFE_INTEGER,
): number | undefined {
  if (given === undefined) return undefined;
  const value = Number(given);
  if (given.trim() !== '' && Number.isInteger(value) && value >= least && value <= most)
    return value;
  const range = most === Number.MAX_SAFE_INTEGER ? `from ${least}` : `from ${least} to ${most}`;
  throw new UsageError(`--${name} must be a whole number ${range}, not ${given}.`);
}

function defined<Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): Partial<Record<Name, Value>>;
function defined(name: string, value: unknown): object {
  return value === undefined ? {} : { [name]: value };
}
