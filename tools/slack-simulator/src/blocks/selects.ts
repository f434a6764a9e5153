import * as z from 'zod';
import {
  actionable,
  confirmable,
  focusable,
  menuOption,
  placeholdable,
  staticOptions,
} from './options.ts';

const menu = { ...actionable, ...confirmable, ...focusable, ...placeholdable };
const several = { ...menu, max_selected_items: z.int().min(1).exactOptional() };
const minQuery = { min_query_length: z.int().min(0).exactOptional() };
const ids = z.array(z.string());

const conversations = {
  default_to_current_conversation: z.boolean().exactOptional(),
  filter: z
    .strictObject({
      include: z
        .array(z.enum(['im', 'mpim', 'private', 'public']))
        .min(1)
        .exactOptional(),
      exclude_external_shared_channels: z.boolean().exactOptional(),
      exclude_bot_users: z.boolean().exactOptional(),
    })
    .exactOptional(),
};
const responds = { response_url_enabled: z.boolean().exactOptional() };

/** A static menu lists its options or groups of them, and not both. */
const hasOneList = (menuOf: { options?: unknown; option_groups?: unknown }) =>
  (menuOf.options === undefined) !== (menuOf.option_groups === undefined);
const ONE_LIST = 'must define either `options` or `option_groups`, and not both';

const staticSelect = z
  .strictObject({
    type: z.literal('static_select'),
    ...menu,
    ...staticOptions,
    initial_option: menuOption.exactOptional(),
  })
  .refine(hasOneList, ONE_LIST);

const multiStaticSelect = z
  .strictObject({
    type: z.literal('multi_static_select'),
    ...several,
    ...staticOptions,
    initial_options: z.array(menuOption).min(1).exactOptional(),
  })
  .refine(hasOneList, ONE_LIST);

const externalSelect = z.strictObject({
  type: z.literal('external_select'),
  ...menu,
  ...minQuery,
  initial_option: menuOption.exactOptional(),
});

const multiExternalSelect = z.strictObject({
  type: z.literal('multi_external_select'),
  ...several,
  ...minQuery,
  initial_options: z.array(menuOption).min(1).exactOptional(),
});

const usersSelect = z.strictObject({
  type: z.literal('users_select'),
  ...menu,
  initial_user: z.string().exactOptional(),
});

const multiUsersSelect = z.strictObject({
  type: z.literal('multi_users_select'),
  ...several,
  initial_users: ids.exactOptional(),
});

const conversationsSelect = z.strictObject({
  type: z.literal('conversations_select'),
  ...menu,
  ...conversations,
  ...responds,
  initial_conversation: z.string().exactOptional(),
});

const multiConversationsSelect = z.strictObject({
  type: z.literal('multi_conversations_select'),
  ...several,
  ...conversations,
  initial_conversations: ids.exactOptional(),
});

const channelsSelect = z.strictObject({
  type: z.literal('channels_select'),
  ...menu,
  ...responds,
  initial_channel: z.string().exactOptional(),
});

const multiChannelsSelect = z.strictObject({
  type: z.literal('multi_channels_select'),
  ...several,
  initial_channels: ids.exactOptional(),
});

/** Every menu, of one or of several. */
export const selects = [
  staticSelect,
  multiStaticSelect,
  externalSelect,
  multiExternalSelect,
  usersSelect,
  multiUsersSelect,
  conversationsSelect,
  multiConversationsSelect,
  channelsSelect,
  multiChannelsSelect,
] as const;
