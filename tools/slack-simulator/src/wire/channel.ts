import { APP } from '../workspace/directory.ts';
import type { Channel } from '../workspace/model.ts';

/** A channel as the Web API has it. */
export function wireChannel(channel: Channel): Record<string, unknown> {
  const { id, name, kind, isArchived, memberIds } = channel;
  if (kind === 'im') return { id, is_im: true, user: name, is_archived: isArchived, is_open: true };
  return {
    id,
    name,
    name_normalized: name,
    is_channel: kind === 'public',
    is_group: kind === 'private',
    is_im: false,
    is_mpim: false,
    is_private: kind === 'private',
    is_archived: isArchived,
    is_general: name === 'general',
    is_member: memberIds.includes(APP.botUserId),
    num_members: memberIds.length,
  };
}
