import type { Service } from '../http/service.ts';
import type { Channel, User } from '../workspace/model.ts';

/** A person by id, e-mail address or full name. Throws when there is none. */
export function personOf(given: string, { workspace: { directory } }: Service): User {
  const user =
    directory.user(given) ??
    directory.userByEmail(given) ??
    directory.users().find(({ realName }) => realName === given);
  if (user !== undefined && !user.isBot) return user;
  const people = directory.users().filter(({ isBot }) => !isBot);
  const known = people.map(({ email }) => email).join(', ');
  throw new Error(`There is no person ${given} in the workspace; there are ${known}.`);
}

/** A channel by id or name in which this person is. Throws when there is none. */
export function placeOf(given: string, user: User, { workspace }: Service): Channel {
  const { directory } = workspace;
  const channel = directory.channel(given) ?? directory.channelByName(given.replace(/^#/, ''));
  if (channel === undefined) {
    const known = directory.channels().map(({ name }) => name);
    throw new Error(
      `There is no channel ${given} in the workspace; there are ${known.join(', ')}.`,
    );
  }
  if (!channel.memberIds.includes(user.id))
    throw new Error(`${user.realName} is not in the channel ${channel.name}.`);
  return channel;
}
