import { type FetchFunction, WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { SlackPayload } from '../blocks/payload.ts';
import type { Log } from '../log/log.ts';
import { slackLogger } from '../log/slack-logger.ts';
import type { Method } from './methods.ts';
import { failureOf } from './patiently.ts';

/** A message in a channel. */
interface MessagePlace {
  readonly channelId: string;
  readonly ts: string;
}

/** A message of ours, and the mark that it carries. */
export interface MarkedMessage {
  readonly ts: string;
  readonly mark: string;
}

/** By when, epoch ms, a call has to be over: then it is broken off. */
export interface Until {
  readonly deadlineMs: number;
}

/** A message's words, and the mark by which it is found again. */
interface MarkedPayload {
  readonly payload: SlackPayload;
  readonly mark: string;
}

/**
 * What digests ask of Slack's Web API. Nothing is tried twice. Every function rejects with
 * SlackRefusedError or SlackSilentError.
 */
export interface DigestApi {
  /** @returns the ts of the message */
  post(
    to: { readonly channelId: string; readonly threadTs?: string | undefined },
    message: MarkedPayload,
    until: Until,
  ): Promise<string>;
  /** What the message carries stays as it is. */
  update(place: MessagePlace, payload: SlackPayload, until: Until): Promise<void>;
  remove(place: MessagePlace, until: Until): Promise<void>;
  /** The marked messages of a channel from an instant on, epoch ms. */
  history(
    from: { readonly channelId: string; readonly sinceMs: number },
    until: Until,
  ): Promise<MarkedMessage[]>;
  /** Those of a thread. */
  replies(place: MessagePlace, until: Until): Promise<MarkedMessage[]>;
  /** The channel in which this person and the bot are alone. */
  directMessage(userId: string, until: Until): Promise<string>;
}

/** How Slack is reached. */
export interface DigestApiOptions {
  readonly token: string;
  /** Where the Web API is, with a slash at the end. */
  readonly url: string;
  readonly fetch: FetchFunction;
  /** The clock of deadlines, epoch ms. */
  readonly nowMs: () => number;
  readonly log: Log;
}

const EVENT_TYPE = 'halfhour_digest';

/** Messages of a page: more are not given to every app. */
const PAGE = { include_all_metadata: true, limit: 200 };

/** Connects to the Web API by clients of their own: a 429 of digests holds up nobody who waits. */
export function createDigestApi(options: DigestApiOptions): DigestApi {
  async function calling<Result>(
    method: Method,
    until: Until,
    run: (client: WebClient) => Promise<Result>,
  ): Promise<Result> {
    return run(clientUntil(until, options)).catch((error: unknown) => {
      throw failureOf(method, error);
    });
  }
  return {
    async post({ channelId: channel, threadTs }, message, until) {
      const thread = threadTs === undefined ? {} : { thread_ts: threadTs };
      const { ts } = await calling('chat.postMessage', until, async (client) =>
        client.chat.postMessage({
          channel,
          ...thread,
          ...said(message.payload),
          ...carrying(message),
        }),
      );
      return ts ?? '';
    },
    async update({ channelId: channel, ts }, payload, until) {
      await calling('chat.update', until, async (client) =>
        client.chat.update({ channel, ts, ...said(payload) }),
      );
    },
    async remove({ channelId: channel, ts }, until) {
      await calling('chat.delete', until, async (client) => client.chat.delete({ channel, ts }));
    },
    async history({ channelId: channel, sinceMs }, until) {
      const from = { channel, oldest: String(sinceMs / 1000), inclusive: true, ...PAGE };
      return markedOnAll(async (cursor) =>
        calling('conversations.history', until, async (client) =>
          client.conversations.history({ ...from, ...cursor }),
        ),
      );
    },
    async replies({ channelId: channel, ts }, until) {
      return markedOnAll(async (cursor) =>
        calling('conversations.replies', until, async (client) =>
          client.conversations.replies({ channel, ts, ...PAGE, ...cursor }),
        ),
      );
    },
    async directMessage(users, until) {
      const { channel } = await calling('conversations.open', until, async (client) =>
        client.conversations.open({ users }),
      );
      return channel?.id ?? users;
    },
  };
}

/** Blocks are always told: left out of an edit, those of before would stay. */
function said({ text, blocks = [] }: SlackPayload) {
  return { text, blocks };
}

function carrying({ mark }: MarkedPayload) {
  const metadata = { event_type: EVENT_TYPE, event_payload: { mark } };
  return { metadata, unfurl_links: false, unfurl_media: false };
}

interface Page {
  readonly messages?: readonly unknown[] | undefined;
  readonly response_metadata?: { readonly next_cursor?: string | undefined } | undefined;
}

async function markedOnAll(
  read: (cursor: { readonly cursor?: string }) => Promise<Page>,
): Promise<MarkedMessage[]> {
  const marked: MarkedMessage[] = [];
  let next: string | undefined;
  do {
    const page = await read(next === undefined ? {} : { cursor: next });
    marked.push(...(page.messages ?? []).flatMap(markedIn));
    const cursor = page.response_metadata?.next_cursor;
    next = cursor === '' ? undefined : cursor;
  } while (next !== undefined);
  return marked;
}

const messageShape = z.object({
  ts: z.string(),
  metadata: z.object({
    event_type: z.literal(EVENT_TYPE),
    event_payload: z.object({ mark: z.string() }),
  }),
});

function markedIn(message: unknown): MarkedMessage[] {
  const { data } = messageShape.safeParse(message);
  return data === undefined ? [] : [{ ts: data.ts, mark: data.metadata.event_payload.mark }];
}

function clientUntil({ deadlineMs }: Until, options: DigestApiOptions): WebClient {
  const { token, url, fetch, nowMs, log } = options;
  return new WebClient(token, {
    slackApiUrl: url,
    fetch: async (address, init) => {
      const late = AbortSignal.timeout(Math.max(1, deadlineMs - nowMs()));
      const given = init?.signal ?? late;
      return fetch(address, { ...init, signal: AbortSignal.any([given, late]) });
    },
    logger: slackLogger(log),
    // A retry of the client's own would post twice.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
  });
}
