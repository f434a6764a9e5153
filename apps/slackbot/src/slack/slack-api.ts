import type { View } from '@slack/types';
import { type FetchFunction, WebClient } from '@slack/web-api';
import type { SlackPayload } from '../blocks/payload.ts';
import type { Log } from '../log/log.ts';
import { slackLogger } from '../log/slack-logger.ts';
import type { Method } from './methods.ts';
import { patiently } from './patiently.ts';
import { type FileUpload, uploadFile } from './upload-file.ts';

export type { FileUpload } from './upload-file.ts';

/** Somebody in the workspace, as far as Slack tells. */
export interface SlackPerson {
  /** `null`: Slack tells none, or nobody has proven that it is theirs. */
  readonly email: string | null;
  /** A guest, somebody of another workspace, or no person at all. */
  readonly isOutsider: boolean;
  /** As people know them. */
  readonly name: string | null;
}

/** Where something was posted. */
export interface Posted {
  readonly channelId: string;
  readonly ts: string;
}

/**
 * What the bot asks of Slack's Web API: the only place that calls it. Every function rejects with
 * SlackRefusedError or SlackSilentError.
 */
export interface SlackApi {
  /** Fulfils when Slack knows the token. */
  test(): Promise<void>;
  person(userId: string): Promise<SlackPerson>;
  /** The ids of those who are in a user group. */
  userGroupMembers(groupId: string): Promise<readonly string[]>;
  /** Everybody in the channel sees it. Never tried twice where Slack gave no answer. */
  post(to: { channelId: string; threadTs?: string }, payload: SlackPayload): Promise<Posted>;
  /** Only this person sees it, and only while they look. */
  whisper(to: { channelId: string; userId: string }, payload: SlackPayload): Promise<void>;
  /** The channel in which this person and the bot are alone. */
  directMessage(userId: string): Promise<string>;
  upload(file: FileUpload): Promise<void>;
  /** @returns the id of the view */
  openModal(triggerId: string, view: View): Promise<string>;
  updateModal(viewId: string, view: View): Promise<void>;
  publishHome(userId: string, view: View): Promise<void>;
}

/** How Slack is reached. */
export interface SlackApiOptions {
  readonly token: string;
  /** Where the Web API is, with a slash at the end. */
  readonly url: string;
  readonly fetch: FetchFunction;
  /** Fulfils after so many ms. */
  readonly wait: (ms: number) => Promise<unknown>;
  readonly log: Log;
}

/** An answer to somebody who waits: later than this it is as good as none, ms. */
const TIMEOUT_MS = 10_000;

/** Connects to the Web API, for answers to people who wait. */
export function createSlackApi({ token, url, fetch, wait, log }: SlackApiOptions): SlackApi {
  const client = new WebClient(token, {
    slackApiUrl: url,
    fetch,
    logger: slackLogger(log),
    timeout: TIMEOUT_MS,
    // Retries of the client's own would post twice, and a 429 would hold up every other call.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
  });
  const once = async <Result>(method: Method, run: () => Promise<Result>) =>
    patiently({ method, isRepeatable: false, run }, wait);
  const again = async <Result>(method: Method, run: () => Promise<Result>) =>
    patiently({ method, isRepeatable: true, run }, wait);
  return {
    async test() {
      await again('auth.test', async () => client.auth.test());
    },
    async person(userId) {
      const { user } = await again('users.info', async () => client.users.info({ user: userId }));
      const { email = null, real_name: name = null } = user?.profile ?? {};
      return {
        email: user?.is_email_confirmed === false ? null : email,
        name,
        isOutsider: user === undefined || OUTSIDERS.some((mark) => user[mark] === true),
      };
    },
    async userGroupMembers(groupId) {
      const { users = [] } = await again('usergroups.users.list', async () =>
        client.usergroups.users.list({ usergroup: groupId }),
      );
      return users;
    },
    async post({ channelId, threadTs }, { text, blocks }) {
      const place = {
        channel: channelId,
        ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
      };
      const content = { text, ...(blocks === undefined ? {} : { blocks }), ...QUIET };
      const { channel, ts } = await once('chat.postMessage', async () =>
        client.chat.postMessage({ ...place, ...content }),
      );
      return { channelId: channel ?? channelId, ts: ts ?? '' };
    },
    async whisper({ channelId, userId }, { text, blocks }) {
      const content = { text, ...(blocks === undefined ? {} : { blocks }) };
      await once('chat.postEphemeral', async () =>
        client.chat.postEphemeral({ channel: channelId, user: userId, ...content }),
      );
    },
    async directMessage(userId) {
      const { channel } = await again('conversations.open', async () =>
        client.conversations.open({ users: userId }),
      );
      return channel?.id ?? userId;
    },
    upload: async (file) => uploadFile(file, { client, fetch, once, again }),
    async openModal(triggerId, view) {
      const opened = await once('views.open', async () =>
        client.views.open({ trigger_id: triggerId, view }),
      );
      return opened.view?.id ?? '';
    },
    async updateModal(viewId, view) {
      await again('views.update', async () => client.views.update({ view_id: viewId, view }));
    },
    async publishHome(userId, view) {
      await again('views.publish', async () => client.views.publish({ user_id: userId, view }));
    },
  };
}

/** What Slack says of people who do not quite belong to the workspace. */
const OUTSIDERS = [
  'is_restricted',
  'is_ultra_restricted',
  'is_stranger',
  'is_bot',
  'deleted',
] as const;

/** Nothing in a message is to be shown as a page of the web. */
const QUIET = { unfurl_links: false, unfurl_media: false };
