/** Somebody in the workspace. */
export interface UserOption {
  /** First and last name. */
  name: string;
  email: string;
  /** IANA zone. Undefined: their `tz` is missing, as it is for some real users. */
  zone?: string | undefined;
  /** @default U00000001 and so on */
  id?: string;
  /** False for somebody who left. @default true */
  active?: boolean;
}

/** A channel of the workspace. */
export interface ChannelOption {
  /** Without the `#`. */
  name: string;
  /** @default false */
  private?: boolean;
  /** @default false */
  archived?: boolean;
  /** Whether the bot was invited. @default false */
  bot?: boolean;
  /** E-mail addresses of the members. @default everybody */
  members?: readonly string[];
  /** @default C00000001 and so on */
  id?: string;
}

/** A user group of the workspace. */
interface UserGroupOption {
  /** `S…` */
  id: string;
  /** E-mail addresses of the members. */
  members: readonly string[];
}

/** Where commands, actions and events are sent: an address, or a function for tests without a port. */
export type AppTarget = string | ((request: Request) => Promise<Response>);

/** How the workspace and its app are. Every option has a default. */
export interface SlackSimulatorOptions {
  /** The bot's token. @default xoxb-simulator */
  token?: string;
  /** What requests to the app are signed with. @default simulator-signing-secret */
  signingSecret?: string;
  /** The app's request URL; can be given later with `connect`. */
  app?: AppTarget;
  /** Where the simulator itself is reached, without a slash at the end. @default http://slack.test */
  url?: string;
  /** @default some agents of the Genesys simulator's default organisation, and a guest */
  users?: readonly UserOption[];
  channels?: readonly ChannelOption[];
  /** @default none */
  userGroups?: readonly UserGroupOption[];
  /** What the app was granted. @default those Halfhour's bot asks for */
  scopes?: readonly string[];
  /** Whether the workspace takes `data_visualization` blocks; some do not yet. @default true */
  charts?: boolean;
  /** Whether the app has a Home tab. @default true */
  home?: boolean;
  /** How long the app may take to acknowledge, real milliseconds. @default 3000 */
  ackTimeoutMs?: number;
  /** Least time between two posts to one channel; sooner is a 429. @default 0: no limit */
  postSpacingMs?: number;
  /** What random faults follow from. @default 1 */
  seed?: number;
  /** Now, epoch milliseconds. @default Date.now */
  nowMs?: () => number;
}

/** The options with nothing left open, but for the app. */
export type Settings = Required<Omit<SlackSimulatorOptions, 'app'>>;

const SCOPES = [
  'commands',
  'chat:write',
  'chat:write.public',
  'users:read',
  'users:read.email',
  'files:write',
  'im:write',
  'channels:history',
  'groups:history',
  'im:history',
  'usergroups:read',
];

/** Agents and team leads of the Genesys simulator's organisation as it is by default, and a guest. */
const USERS: readonly UserOption[] = [
  { name: 'Hana Ivanov', email: 'hana.ivanov.1@example.com', zone: 'Europe/London' },
  { name: 'Emre Gurung', email: 'emre.gurung.2@example.com', zone: 'Europe/London' },
  { name: 'Chidi Brandt', email: 'chidi.brandt.11@example.com', zone: 'America/New_York' },
  { name: 'Emre Ivanov', email: 'emre.ivanov.21@example.com', zone: 'Australia/Sydney' },
  { name: 'Ivo Fujii', email: 'ivo.fujii.31@example.com', zone: 'Asia/Kathmandu' },
  { name: 'Robin Guest', email: 'robin.guest@example.org' },
];

const CHANNELS: readonly ChannelOption[] = [
  { name: 'general' },
  { name: 'team-leads', bot: true },
  { name: 'planning', private: true, bot: true },
  { name: 'management', private: true },
  { name: 'old-shifts', archived: true, bot: true },
];

/** Fills in the defaults. */
export function settingsOf(options: SlackSimulatorOptions): Settings {
  return {
    token: 'xoxb-simulator',
    signingSecret: 'simulator-signing-secret',
    url: 'http://slack.test',
    users: USERS,
    channels: CHANNELS,
    userGroups: [],
    scopes: SCOPES,
    charts: true,
    home: true,
    ackTimeoutMs: 3000,
    postSpacingMs: 0,
    seed: 1,
    nowMs: () => Date.now(),
    ...options,
  };
}
