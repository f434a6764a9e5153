import * as z from 'zod';
import { threadOf } from '../methods/chat.ts';
import { postedContent } from '../methods/content.ts';
import type { Service } from '../http/service.ts';
import { SlackError } from '../http/slack-error.ts';
import { APP } from '../workspace/directory.ts';
import type { ResponseOrigin } from '../workspace/response-urls.ts';

/** What an app says through a response_url, or in the acknowledgement of a command. */
export const answerSchema = z.object({
  text: z.string().optional(),
  blocks: z.unknown().optional(),
  response_type: z.enum(['ephemeral', 'in_channel']).default('ephemeral'),
  replace_original: z.boolean().default(false),
  delete_original: z.boolean().default(false),
  thread_ts: z.string().optional(),
});

export type AppAnswer = z.output<typeof answerSchema>;

/** The address an answer came through, and what it answers to. */
export interface Answering {
  key: string;
  origin: ResponseOrigin;
}

/** Writes, replaces or deletes a message as the answer asks. Throws Slack's refusals. */
export function applyAnswer(answer: AppAnswer, { key, origin }: Answering, service: Service): void {
  const { messages } = service.workspace;
  const source = origin.source && messages.find(origin.channelId, origin.source.ts);
  if (answer.delete_original) {
    if (source === undefined) throw new SlackError('message_not_found', { status: 404 });
    messages.remove(source);
    return;
  }
  const content = postedContent(answer, service);
  // A command has no original: what is to replace it becomes a message of its own.
  if (answer.replace_original && origin.source !== undefined) {
    if (source === undefined) throw new SlackError('message_not_found', { status: 404 });
    messages.edit(source, { ...content, answerTo: key });
    return;
  }
  messages.post({
    channelId: origin.channelId,
    userId: APP.botUserId,
    ...content,
    threadTs: threadOf(origin.channelId, answer.thread_ts, service),
    onlyFor: answer.response_type === 'in_channel' ? undefined : origin.userId,
    answerTo: key,
  });
}
