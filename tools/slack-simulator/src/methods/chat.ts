import * as z from 'zod';
import { text } from '../http/arguments.ts';
import { defineMethod } from '../http/method.ts';
import type { Service } from '../http/service.ts';
import { SlackError } from '../http/slack-error.ts';
import { wireMessage } from '../wire/message.ts';
import { APP } from '../workspace/directory.ts';
import type { Message } from '../workspace/model.ts';
import { knownChannel, postableChannel } from './conversation.ts';
import { editedContent, metadataOf, postedContent } from './content.ts';
import { requireSpacing } from './spacing.ts';

const content = { text: z.string().optional(), blocks: z.unknown().optional() };
const scopes = ['chat:write'];

export const postMessage = defineMethod({
  name: 'chat.postMessage',
  scopes,
  args: z.object({
    channel: text(),
    ...content,
    thread_ts: z.string().optional(),
    metadata: z.unknown().optional(),
    client_msg_id: z.string().optional(),
  }),
  handle(args, service) {
    const channel = postableChannel(args.channel, service);
    const draft = {
      channelId: channel.id,
      userId: APP.botUserId,
      ...postedContent(args, service),
      threadTs: threadOf(channel.id, args.thread_ts, service),
      metadata: metadataOf(args.metadata),
      clientMsgId: args.client_msg_id,
    };
    requireSpacing(channel.id, service);
    return told(service.workspace.messages.post(draft), service);
  },
});

export const update = defineMethod({
  name: 'chat.update',
  scopes,
  args: z.object({ channel: text(), ts: text(), ...content, metadata: z.unknown().optional() }),
  handle(args, service) {
    const message = ownMessage(args.channel, args.ts, 'cant_update_message', service);
    const revision = {
      ...editedContent(args, service),
      ...(args.metadata === undefined ? {} : { metadata: metadataOf(args.metadata) }),
    };
    const edited = service.workspace.messages.edit(message, revision);
    return { ...told(edited, service), text: edited.text };
  },
});

export const deleteMessage = defineMethod({
  name: 'chat.delete',
  scopes,
  args: z.object({ channel: text(), ts: text() }),
  handle(args, service) {
    const message = ownMessage(args.channel, args.ts, 'cant_delete_message', service);
    service.workspace.messages.remove(message);
    return { channel: args.channel, ts: args.ts };
  },
});

export const postEphemeral = defineMethod({
  name: 'chat.postEphemeral',
  scopes,
  args: z.object({ channel: text(), user: text(), ...content, thread_ts: z.string().optional() }),
  handle(args, service) {
    const channel = postableChannel(args.channel, service);
    if (!channel.memberIds.includes(args.user)) throw new SlackError('user_not_in_channel');
    const message = service.workspace.messages.post({
      channelId: channel.id,
      userId: APP.botUserId,
      ...postedContent(args, service),
      threadTs: threadOf(channel.id, args.thread_ts, service),
      onlyFor: args.user,
    });
    return { message_ts: message.ts };
  },
});

function told(message: Message, service: Service): Record<string, unknown> {
  const siblings = service.workspace.messages.in(message.channelId);
  const view = { siblings, withMetadata: true, url: service.settings.url };
  return { channel: message.channelId, ts: message.ts, message: wireMessage(message, view) };
}

/** A message of the app's own that everybody sees. Throws `message_not_found` or the code given. */
function ownMessage(channelId: string, ts: string, refusal: string, service: Service): Message {
  const channel = knownChannel(channelId, service);
  const message = service.workspace.messages.find(channel.id, ts);
  if (message === undefined || message.onlyFor !== undefined)
    throw new SlackError('message_not_found');
  if (message.userId !== APP.botUserId) throw new SlackError(refusal);
  if (channel.isArchived) throw new SlackError('is_archived');
  return message;
}

/** The first message of the thread; a reply's own thread when a reply is given. */
export function threadOf(
  channelId: string,
  ts: string | undefined,
  { workspace: { messages } }: Service,
): string | undefined {
  if (ts === undefined) return undefined;
  const parent = messages.find(channelId, ts);
  if (parent === undefined || parent.onlyFor !== undefined)
    throw new SlackError('thread_not_found');
  return parent.threadTs ?? parent.ts;
}
