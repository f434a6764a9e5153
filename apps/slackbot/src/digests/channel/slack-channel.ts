import type { DigestChannel } from '@halfhour/core';
import { noticeMessage } from '../../blocks/notice-message.ts';
import { descend } from '../../send/reply.ts';
import type { DigestApi, MarkedMessage, Until } from '../../slack/digest-api.ts';
import { SlackRefusedError } from '../../slack/errors.ts';
import { ownerNotice } from '../../wording/owner-notice.ts';
import { ladderOf } from './body.ts';
import { lookOutcomeOf, outcomeOf } from './outcomes.ts';

/** What digests are posted with. */
export interface SlackChannelDeps {
  readonly api: DigestApi;
  /** What a call takes at the most, ms: its plainer payloads and its pages together. */
  readonly callMs: number;
  readonly nowMs: () => number;
  /** The name of a shift; `null`: it is not known. */
  readonly shiftNameOf: (shiftId: string) => Promise<string | null>;
}

/** Slack as the delivery of digests sees it. */
export function createSlackChannel({
  api,
  callMs,
  nowMs,
  shiftNameOf,
}: SlackChannelDeps): DigestChannel {
  const until = (): Until => ({ deadlineMs: nowMs() + callMs });
  const posting = async (place: Parameters<DigestApi['post']>[0], mark: string, body: string) => {
    const by = until();
    return posted(async () =>
      descend(ladderOf(body), async (payload) => api.post(place, { payload, mark }, by)),
    );
  };
  return {
    find: async ({ place: { channelId }, mark, sinceMs }) =>
      found(mark, async () => api.history({ channelId, sinceMs }, until())),
    findReply: async ({ place: { channelId }, mark, ts }) =>
      found(mark, async () => api.replies({ channelId, ts }, until())),
    post: async ({ place: { channelId }, mark, body }) => posting({ channelId }, mark, body),
    reply: async ({ place: { channelId }, mark, ts: threadTs, body }) =>
      posting({ channelId, threadTs }, mark, body),
    async update({ place: { channelId }, ts, body }) {
      const by = until();
      return done(async () =>
        descend(ladderOf(body), async (payload) => api.update({ channelId, ts }, payload, by)),
      );
    },
    delete: async ({ place: { channelId }, ts }) =>
      done(async () => api.remove({ channelId, ts }, until()).catch(unlessGone)),
    async tell(userId, notice) {
      const by = until();
      return done(async () => {
        const { shiftId } = notice.subscription;
        const message = noticeMessage(ownerNotice(notice, await shiftNameOf(shiftId)));
        const channelId = await api.directMessage(userId, by);
        const mark = `${notice.delivery.id}/${notice.notice}`;
        await descend(message, async (payload) => api.post({ channelId }, { payload, mark }, by));
      });
    },
  };
}

/** The oldest one with the mark, and those after it. */
async function found(mark: string, look: () => Promise<readonly MarkedMessage[]>) {
  try {
    const ours = (await look()).filter((message) => message.mark === mark);
    const [ts, ...others] = ours
      .map((message) => message.ts)
      .toSorted((a, b) => Number(a) - Number(b));
    if (ts === undefined) return { kind: 'absent' } as const;
    return { kind: 'posted', ts, ...(others.length > 0 && { others }) } as const;
  } catch (error) {
    return lookOutcomeOf(error);
  }
}

async function posted(post: () => Promise<string>) {
  try {
    return { kind: 'posted', ts: await post() } as const;
  } catch (error) {
    return outcomeOf(error);
  }
}

async function done(call: () => Promise<void>) {
  try {
    await call();
    return { kind: 'done' } as const;
  } catch (error) {
    return outcomeOf(error);
  }
}

function unlessGone(error: unknown): void {
  const isGone = error instanceof SlackRefusedError && error.code === 'message_not_found';
  if (!isGone) throw error;
}
