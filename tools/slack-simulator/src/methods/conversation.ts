import { requireScopes } from '../http/method.ts';
import type { Service } from '../http/service.ts';
import { SlackError } from '../http/slack-error.ts';
import { APP } from '../workspace/directory.ts';
import type { Channel, ChannelKind } from '../workspace/model.ts';

/** The scope family that covers each kind of channel. */
const SCOPE_FAMILY: Readonly<Record<ChannelKind, string>> = {
  public: 'channels',
  private: 'groups',
  im: 'im',
};

/** Whether the bot was invited. */
export function isBotMember(channel: Channel): boolean {
  return channel.memberIds.includes(APP.botUserId);
}

/** A channel that the bot can know of. Throws `channel_not_found`. */
export function knownChannel(id: string, { workspace: { directory } }: Service): Channel {
  const channel = directory.channel(id);
  if (channel === undefined || (channel.kind !== 'public' && !isBotMember(channel)))
    throw new SlackError('channel_not_found');
  return channel;
}

/**
 * Where a message may be posted: a channel by id or name, or a person, in their direct message.
 * Throws `channel_not_found`, `is_archived` or `not_in_channel`.
 */
export function postableChannel(given: string, service: Service): Channel {
  const channel = addressed(given, service);
  if (channel.isArchived) throw new SlackError('is_archived');
  const mayPostUninvited = service.settings.scopes.includes('chat:write.public');
  if (!isBotMember(channel) && !mayPostUninvited) throw new SlackError('not_in_channel');
  return channel;
}

function addressed(given: string, service: Service): Channel {
  const { directory } = service.workspace;
  const person = directory.user(given);
  if (person !== undefined) {
    if (person.isBot || !person.isActive) throw new SlackError('channel_not_found');
    return directory.directMessage(person.id);
  }
  const named = directory.channelByName(given.replace(/^#/, ''));
  return knownChannel(named?.kind === 'im' ? given : (named?.id ?? given), service);
}

/**
 * A channel whose `use` the token's scopes cover, `history` or `read`.
 * Throws `missing_scope` or `channel_not_found`.
 */
export function coveredChannel(id: string, use: 'history' | 'read', service: Service): Channel {
  const { scopes } = service.settings;
  const covering = Object.values(SCOPE_FAMILY).map((family) => `${family}:${use}`);
  if (!covering.some((scope) => scopes.includes(scope))) requireScopes(covering, service);
  const channel = knownChannel(id, service);
  requireScopes([`${SCOPE_FAMILY[channel.kind]}:${use}`], service);
  return channel;
}

/** The kinds of channels the token may list. Throws `missing_scope` for one that it may not. */
export function listedKinds(types: string, service: Service): ReadonlySet<ChannelKind> {
  const kinds = types.split(',').map((type) => {
    const kind = KIND_OF_TYPE.get(type.trim());
    if (kind === undefined) throw new SlackError('invalid_types');
    return kind;
  });
  requireScopes(
    kinds.map((kind) => `${SCOPE_FAMILY[kind]}:read`),
    service,
  );
  return new Set(kinds);
}

const KIND_OF_TYPE = new Map<string, ChannelKind>([
  ['public_channel', 'public'],
  ['private_channel', 'private'],
  ['im', 'im'],
]);
