import { withIds } from '../blocks/interactive.ts';
import { APP } from '../workspace/directory.ts';
import type { Message } from '../workspace/model.ts';
import { wireFile } from './file.ts';

/** How a message looks to the app. */
export interface MessageView {
  /** The messages of its channel, for the count of replies. */
  siblings: readonly Message[];
  withMetadata: boolean;
  /** Where the simulator is reached. */
  url: string;
}

/** A message as the Web API and the payloads have it. */
export function wireMessage(message: Message, view: MessageView): Record<string, unknown> {
  const { ts, text, userId, blocks, files, threadTs, edited, clientMsgId, metadata } = message;
  return {
    type: 'message',
    ...(files.length === 0 ? {} : { files: files.map((file) => wireFile(file, view.url)) }),
    user: userId,
    ...(userId === APP.botUserId ? { bot_id: APP.botId, app_id: APP.appId } : {}),
    ...(clientMsgId === undefined ? {} : { client_msg_id: clientMsgId }),
    ts,
    team: APP.teamId,
    text,
    ...(blocks.length === 0 ? {} : { blocks: withIds(blocks) }),
    ...(edited === undefined ? {} : { edited: { user: edited.userId, ts: edited.ts } }),
    ...threadFields(message, threadTs, view.siblings),
    ...(view.withMetadata && metadata !== undefined ? { metadata } : {}),
  };
}

function threadFields(
  { ts }: Message,
  threadTs: string | undefined,
  siblings: readonly Message[],
): Record<string, unknown> {
  if (threadTs !== undefined) return { thread_ts: threadTs };
  const replies = repliesTo(ts, siblings);
  if (replies.length === 0) return {};
  return {
    thread_ts: ts,
    reply_count: replies.length,
    reply_users: [...new Set(replies.map(({ userId }) => userId))],
    latest_reply: replies.at(-1)?.ts,
  };
}

/** What was replied, for everybody to see. */
export function repliesTo(ts: string, siblings: readonly Message[]): readonly Message[] {
  return siblings.filter(({ threadTs, onlyFor }) => threadTs === ts && onlyFor === undefined);
}
