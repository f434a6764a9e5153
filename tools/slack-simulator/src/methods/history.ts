import * as z from 'zod';
import { flag, pageOf, paging, text } from '../http/arguments.ts';
import { defineMethod } from '../http/method.ts';
import type { Service } from '../http/service.ts';
import { SlackError } from '../http/slack-error.ts';
import { repliesTo, wireMessage } from '../wire/message.ts';
import type { Channel, Message } from '../workspace/model.ts';
import { coveredChannel, isBotMember } from './conversation.ts';

const window = {
  channel: text(),
  oldest: z.coerce.string().default('0'),
  latest: z.coerce.string().optional(),
  inclusive: flag().default(false),
  include_all_metadata: flag().default(false),
  ...paging(999),
};

export const history = defineMethod({
  name: 'conversations.history',
  scopes: [],
  args: z.object(window),
  handle(args, service) {
    const channel = readableChannel(args.channel, service);
    const messages = seenByAll(channel, service).filter(({ threadTs }) => threadTs === undefined);
    return messagesPage(messages.toReversed(), args, service);
  },
});

export const replies = defineMethod({
  name: 'conversations.replies',
  scopes: [],
  args: z.object({ ...window, ts: text() }),
  handle(args, service) {
    const channel = readableChannel(args.channel, service);
    const messages = seenByAll(channel, service);
    const parent = messages.find(({ ts }) => ts === args.ts);
    if (parent === undefined) throw new SlackError('thread_not_found');
    return messagesPage([parent, ...repliesTo(parent.ts, messages)], args, service);
  },
});

function readableChannel(id: string, service: Service): Channel {
  const channel = coveredChannel(id, 'history', service);
  if (!isBotMember(channel)) throw new SlackError('not_in_channel');
  return channel;
}

function seenByAll(channel: Channel, { workspace }: Service): readonly Message[] {
  return workspace.messages.in(channel.id).filter(({ onlyFor }) => onlyFor === undefined);
}

interface Window {
  oldest: string;
  latest?: string | undefined;
  inclusive: boolean;
  include_all_metadata: boolean;
  limit: number;
  cursor: string;
  channel: string;
}

function messagesPage(
  messages: readonly Message[],
  args: Window,
  service: Service,
): Record<string, unknown> {
  const { page, nextCursor } = pageOf(
    messages.filter(({ ts }) => isWithin(ts, args)),
    args,
  );
  const view = {
    siblings: service.workspace.messages.in(args.channel),
    withMetadata: args.include_all_metadata,
    url: service.settings.url,
  };
  return {
    messages: page.map((message) => wireMessage(message, view)),
    has_more: nextCursor !== '',
    ...(nextCursor === '' ? {} : { response_metadata: { next_cursor: nextCursor } }),
  };
}

/** The ends do not belong to the window unless it is inclusive. */
function isWithin(ts: string, { oldest, latest, inclusive }: Window): boolean {
  const at = instantOf(ts, 'invalid_ts');
  const from = instantOf(oldest, 'invalid_ts_oldest');
  const to = latest === undefined ? Infinity : instantOf(latest, 'invalid_ts_latest');
  return inclusive ? at >= from && at <= to : at > from && at < to;
}

function instantOf(ts: string, refusal: string): number {
  if (!/^\d+(\.\d+)?$/.test(ts)) throw new SlackError(refusal);
  return Number(ts);
}
