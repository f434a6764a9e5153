import * as z from 'zod';
import { flag, pageOf, paging, text } from '../http/arguments.ts';
import { defineMethod, requireScopes } from '../http/method.ts';
import type { Service } from '../http/service.ts';
import { SlackError } from '../http/slack-error.ts';
import { wireChannel } from '../wire/channel.ts';
import { APP } from '../workspace/directory.ts';
import { coveredChannel, isBotMember, listedKinds } from './conversation.ts';

const types = { types: z.string().default('public_channel') };

export const info = defineMethod({
  name: 'conversations.info',
  scopes: [],
  args: z.object({ channel: text() }),
  handle: ({ channel }, service) => ({
    channel: wireChannel(coveredChannel(channel, 'read', service)),
  }),
});

export const list = defineMethod({
  name: 'conversations.list',
  scopes: [],
  args: z.object({ ...types, exclude_archived: flag().default(false), ...paging(1000) }),
  handle: (args, service) => channelsPage(args, service, () => true),
});

export const ofUser = defineMethod({
  name: 'users.conversations',
  scopes: [],
  args: z.object({
    ...types,
    user: z.string().default(APP.botUserId),
    exclude_archived: flag().default(false),
    ...paging(1000),
  }),
  handle: (args, service) => channelsPage(args, service, (ids) => ids.includes(args.user)),
});

export const open = defineMethod({
  name: 'conversations.open',
  scopes: [],
  args: z.object({ users: text(), return_im: flag().default(false) }),
  handle({ users, return_im: isWhole }, service) {
    requireScopes(['im:write'], service);
    if (users.includes(',')) throw new SlackError('method_not_supported_for_channel_type');
    const { directory } = service.workspace;
    const user = directory.user(users);
    if (user === undefined) throw new SlackError('user_not_found');
    if (user.isBot) throw new SlackError('cannot_dm_bot');
    if (!user.isActive) throw new SlackError('user_disabled');
    const channel = directory.directMessage(user.id);
    return { channel: isWhole ? wireChannel(channel) : { id: channel.id } };
  },
});

interface Listing {
  types: string;
  exclude_archived: boolean;
  limit: number;
  cursor: string;
}

/** One page of the channels the bot may know of whose members fit. */
function channelsPage(
  args: Listing,
  service: Service,
  fits: (memberIds: readonly string[]) => boolean,
): Record<string, unknown> {
  const kinds = listedKinds(args.types, service);
  const channels = service.workspace.directory
    .channels()
    .filter(
      (channel) =>
        kinds.has(channel.kind) &&
        (channel.kind === 'public' || isBotMember(channel)) &&
        !(args.exclude_archived && channel.isArchived) &&
        fits(channel.memberIds),
    );
  const { page, nextCursor } = pageOf(channels, args);
  return { channels: page.map(wireChannel), response_metadata: { next_cursor: nextCursor } };
}
