import type { ChannelOption, Settings, UserOption } from '../options.ts';
import type { Channel, User } from './model.ts';

/** The app as Slack knows it. */
export const APP = {
  teamId: 'T0SIMULATOR',
  teamName: 'Simulated workspace',
  appId: 'A0SIMULATOR',
  botId: 'B0SIMULATOR',
  botUserId: 'U0BOT',
} as const;

/** Who says that something went wrong. */
export const SLACKBOT_ID = 'USLACKBOT';

/** Who is in the workspace, and where people talk. */
export interface Directory {
  users(): readonly User[];
  user(id: string): User | undefined;
  userByEmail(email: string): User | undefined;
  /** Their ids; undefined: there is no such user group. */
  userGroupMembers(id: string): readonly string[] | undefined;
  /** Direct messages among them. */
  channels(): readonly Channel[];
  channel(id: string): Channel | undefined;
  channelByName(name: string): Channel | undefined;
  /** The direct message between the app and this person; made when there is none yet. */
  directMessage(userId: string): Channel;
  /** Adds or removes the bot, as `/invite` and `/remove` do. */
  setBotMember(channelId: string, isMember: boolean): void;
  archive(channelId: string): void;
}

const BOTS: readonly User[] = [
  bot(APP.botUserId, 'halfhour', 'Halfhour'),
  bot(SLACKBOT_ID, 'slackbot', 'Slackbot'),
];

export function createDirectory(settings: Settings): Directory {
  const { users: people, channels: places, userGroups } = settings;
  const users = [...people.map(userOf), ...BOTS];
  const userById = new Map(users.map((user) => [user.id, user]));
  const channels = new Map(
    places.map((place, index) => channelOf(place, index, users)).map((one) => [one.id, one]),
  );
  const found = (id: string): Channel => {
    const channel = channels.get(id);
    if (channel === undefined) throw new Error(`There is no channel ${id}.`);
    return channel;
  };
  const userByEmail = (email: string) =>
    users.find((user) => user.email?.toLowerCase() === email.toLowerCase());
  return {
    users: () => users,
    user: (id) => userById.get(id),
    userByEmail,
    userGroupMembers: (id) =>
      userGroups
        .find((group) => group.id === id)
        ?.members.flatMap((email) => userByEmail(email)?.id ?? []),
    channels: () => [...channels.values()],
    channel: (id) => channels.get(id),
    channelByName: (name) => [...channels.values()].find((channel) => channel.name === name),
    directMessage(userId) {
      const id = `D${userId.slice(1)}`;
      const channel = channels.get(id) ?? directMessageOf(id, userId);
      channels.set(id, channel);
      return channel;
    },
    setBotMember(channelId, isMember) {
      const channel = found(channelId);
      const others = channel.memberIds.filter((id) => id !== APP.botUserId);
      const memberIds = isMember ? [...others, APP.botUserId] : others;
      channels.set(channelId, { ...channel, memberIds });
    },
    archive(channelId) {
      channels.set(channelId, { ...found(channelId), isArchived: true });
    },
  };
}

function userOf({ name, email, zone, id, active = true }: UserOption, index: number): User {
  return {
    id: id ?? `U${number(index)}`,
    name: email.split('@')[0] ?? email,
    realName: name,
    email,
    zone,
    isBot: false,
    isActive: active,
  };
}

function channelOf(option: ChannelOption, index: number, users: readonly User[]): Channel {
  const { name, id, members, archived = false } = option;
  const people = users.filter(
    ({ isBot, email }) => !isBot && (members === undefined || members.includes(email ?? '')),
  );
  const bots = option.bot === true ? [APP.botUserId] : [];
  return {
    id: id ?? `C${number(index)}`,
    name,
    kind: option.private === true ? 'private' : 'public',
    isArchived: archived,
    memberIds: [...people.map((user) => user.id), ...bots],
  };
}

function directMessageOf(id: string, userId: string): Channel {
  return {
    id,
    name: userId,
    kind: 'im',
    isArchived: false,
    memberIds: [userId, APP.botUserId],
  };
}

function number(index: number): string {
  return String(index + 1).padStart(8, '0');
}

function bot(id: string, name: string, realName: string): User {
  return { id, name, realName, email: undefined, zone: undefined, isBot: true, isActive: true };
}
