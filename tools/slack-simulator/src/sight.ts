import { inspect } from 'node:util';
import { personOf, placeOf } from './app/person.ts';
import type { Service } from './http/service.ts';
import { waitFor } from './wait-for.ts';
import type { Change } from './workspace/changes.ts';
import type { Channel, Message, StoredFile, User, View } from './workspace/model.ts';

/** Which messages are meant: those that fit every given condition. */
export interface MessageFilter {
  /** Id or name. */
  channel?: string;
  /** Who is the only one to see it: id, e-mail address or full name. */
  onlyFor?: string;
  /** In the text, or anywhere in the blocks. */
  text?: string | RegExp;
  /** Anything else. */
  fits?: (message: Message) => boolean;
}

/** What can be seen in the workspace and changed from outside, by tests and the page. */
export interface Sight {
  users(): readonly User[];
  channels(): readonly Channel[];
  /** What everybody in the channel sees, replies too, in order. @param channel - id or name */
  messages(channel: string): readonly Message[];
  /** What only this person sees, in order. @param user - id, e-mail address or full name */
  ephemerals(user: string): readonly Message[];
  files(): readonly StoredFile[];
  /** The person's open modals, the lowest first. */
  modals(user: string): readonly View[];
  home(user: string): View | undefined;
  /** Everything that happened, in order. */
  changes(): readonly Change[];
  /** Calls back for everything that happens; returns the function that ends it. */
  subscribe(listener: (change: Change) => void): () => void;

  /** Fulfils with the first message that fits, there already or as soon as it is. */
  waitForMessage(filter: MessageFilter): Promise<Message>;
  waitForFile(name?: string | RegExp): Promise<StoredFile>;
  /** Fulfils with the person's topmost modal. */
  waitForModal(user: string, callbackId?: string): Promise<View>;
  waitForHome(user: string): Promise<View>;
  /** Fulfils as soon as `find` gives something. @param what - for the error when nothing comes */
  waitFor<Found extends object>(
    what: string,
    find: () => Found | undefined,
    timeoutMs?: number,
  ): Promise<Found>;

  /** Says something as a person. The app is not told: Halfhour's bot reads no messages. */
  say(saying: { user: string; channel: string; text: string; threadTs?: string }): Message;
  /** Adds the bot to a channel or removes it. @param channel - id or name */
  setBotMember(channel: string, isMember: boolean): void;
  /** @param channel - id or name */
  archive(channel: string): void;
}

export function createSight(service: Service): Sight {
  const { directory, messages, files, views, changes } = service.workspace;
  const userIdOf = (given: string) => personOf(given, service).id;
  const channelIdOf = (given: string) => {
    const channel = directory.channel(given) ?? directory.channelByName(given.replace(/^#/, ''));
    if (channel === undefined) throw new Error(`There is no channel ${given} in the workspace.`);
    return channel.id;
  };
  const topModal = (userId: string, callbackId?: string) =>
    views.stack(userId).findLast((view) => view.callbackId === (callbackId ?? view.callbackId));
  return {
    users: () => directory.users(),
    channels: () => directory.channels(),
    messages: (channel) =>
      messages.in(channelIdOf(channel)).filter(({ onlyFor }) => onlyFor === undefined),
    ephemerals(user) {
      const id = userIdOf(user);
      return messages.all().filter(({ onlyFor }) => onlyFor === id);
    },
    files: () => files.all(),
    modals: (user) => views.stack(userIdOf(user)),
    home: (user) => views.home(userIdOf(user)),
    changes: () => changes.all(),
    subscribe: (listener) => changes.subscribe(listener),
    async waitForMessage(filter) {
      const { channel, onlyFor } = filter;
      const wanted = {
        ...filter,
        channelId: channel === undefined ? undefined : channelIdOf(channel),
        userId: onlyFor === undefined ? undefined : userIdOf(onlyFor),
      };
      return waitFor(
        `a message ${inspect(filter)}`,
        () => messages.all().find((message) => fits(message, wanted)),
        service,
      );
    },
    waitForFile: async (name = /(?:)/) =>
      waitFor(
        `a file ${name}`,
        () => files.all().find((file) => matches(file.name, name)),
        service,
      ),
    async waitForModal(user, callbackId) {
      const id = userIdOf(user);
      return waitFor(`a modal ${callbackId ?? ''}`, () => topModal(id, callbackId), service);
    },
    async waitForHome(user) {
      const id = userIdOf(user);
      return waitFor('a Home tab', () => views.home(id), service);
    },
    waitFor: async (what, find, timeoutMs) => waitFor(what, find, service, timeoutMs),
    say({ user, channel, text, threadTs }) {
      const person = personOf(user, service);
      const { id } = placeOf(channel, person, service);
      return messages.post({ channelId: id, userId: person.id, text, threadTs });
    },
    setBotMember: (channel, isMember) => directory.setBotMember(channelIdOf(channel), isMember),
    archive: (channel) => directory.archive(channelIdOf(channel)),
  };
}

interface Wanted extends MessageFilter {
  channelId: string | undefined;
  userId: string | undefined;
}

function fits(message: Message, { channelId, userId, text, fits: also }: Wanted): boolean {
  return (
    message.channelId === (channelId ?? message.channelId) &&
    message.onlyFor === (userId ?? message.onlyFor) &&
    (text === undefined || matches(`${message.text}\n${JSON.stringify(message.blocks)}`, text)) &&
    (also === undefined || also(message))
  );
}

function matches(text: string, wanted: string | RegExp): boolean {
  return typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text);
}
