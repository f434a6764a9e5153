import { RespondError } from '@slack/bolt';
import type { Ladder, SlackPayload } from '../blocks/payload.ts';
import type { Log } from '../log/log.ts';
import { isAboutBlocks } from '../slack/errors.ts';
import type { SlackApi } from '../slack/slack-api.ts';
import { type Respond, respondWith } from './respond.ts';

/** How an answer is to stand. */
export interface ReplyOptions {
  /** In the place of the message whose button was pressed. @default false: a new message */
  readonly replaces?: boolean;
}

/** The way back to the person who did something. */
export interface Reply {
  /** Tells them, and nobody else. Rejects when no way is left. */
  tell(ladder: Ladder, options?: ReplyOptions): Promise<void>;
}

/** Who is told, and the ways to them. */
export interface ReplyDeps {
  readonly slack: SlackApi;
  readonly userId: string;
  /** Where they did it; `undefined`: in no channel. */
  readonly channelId: string | undefined;
  /** `undefined`: no address came with it. */
  readonly respond: Respond | undefined;
  readonly log: Log;
}

/** Slack takes so many answers through one address. */
const MOST_RESPONSES = 5;

/**
 * Makes the way back: the address that Slack gave, or else a message that only this person sees, or
 * else a direct message. Where Slack gave no answer they may be told twice: better than not at all.
 */
export function createReply({ slack, userId, channelId, respond, log }: ReplyDeps): Reply {
  let responsesLeft = respond === undefined ? 0 : MOST_RESPONSES;
  const byAddress = (replaces: boolean) => async (payload: SlackPayload) => {
    if (respond === undefined || responsesLeft === 0) {
      throw new Error('The address of the answer is used up.');
    }
    responsesLeft -= 1;
    await respondWith(respond, { replace_original: replaces, ...payload });
  };
  return {
    async tell(ladder, { replaces = false } = {}) {
      const ways = [
        ...(responsesLeft > 0 ? [byAddress(replaces)] : []),
        ...(channelId === undefined
          ? []
          : [async (payload: SlackPayload) => slack.whisper({ channelId, userId }, payload)]),
        async (payload: SlackPayload) => {
          await slack.post({ channelId: await slack.directMessage(userId) }, payload);
        },
      ];
      await firstThatWorks(
        ways.map((way) => async () => descend(ladder, way)),
        log,
      );
    },
  };
}

/** Tells the richest payload that is taken. */
export async function descend<Result>(
  ladder: Ladder,
  tell: (payload: SlackPayload) => Promise<Result>,
): Promise<Result> {
  const [first, ...plainer] = ladder;
  try {
    return await tell(first);
  } catch (error) {
    const [next, ...others] = plainer;
    if (next === undefined || !isRefusedAsItIs(error)) throw error;
    return descend([next, ...others], tell);
  }
}

/** Whether a plainer payload may be taken: an address tells no more than that it was a bad request. */
function isRefusedAsItIs(error: unknown): boolean {
  return isAboutBlocks(error) || (error instanceof RespondError && error.statusCode === 400);
}

async function firstThatWorks(
  ways: readonly (() => Promise<void>)[],
  log: ReplyDeps['log'],
): Promise<void> {
  const [way, ...others] = ways;
  if (way === undefined) return;
  try {
    await way();
  } catch (error) {
    if (others.length === 0) throw error;
    log.warn({ err: error }, 'an answer is told another way');
    await firstThatWorks(others, log);
  }
}
