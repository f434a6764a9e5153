import {
  type Delivering,
  DIGEST_SETTINGS,
  type DigestSettings,
  type Halfhour,
} from '@halfhour/core';
import type { FetchFunction } from '@slack/web-api';
import type { AskDeps } from '../ask/ask.ts';
import type { Log } from '../log/log.ts';
import { createDigestApi } from '../slack/digest-api.ts';
import { createSlackChannel } from './channel/slack-channel.ts';
import { createContent } from './content/create-content.ts';

/** What digests are delivered with, beside what Halfhour keeps. */
export interface DeliveringDeps {
  /** What questions are answered from: a digest is one, asked in the name of its owner. */
  readonly ask: Pick<
    AskDeps,
    'access' | 'personOf' | 'isInUserGroup' | 'report' | 'audit' | 'nextTurn'
  >;
  /** The bot's token, and where the Web API is, with a slash at the end. */
  readonly slack: { readonly token: string; readonly url: string; readonly fetch: FetchFunction };
  /** Whether agents' names may be shown to a whole channel. */
  readonly sharesNames: boolean;
  readonly settings: Partial<DigestSettings>;
  /** The clock of deadlines, epoch ms. */
  readonly nowMs: () => number;
  readonly log: Log;
}

/** Delivers digests until it is stopped, as one of all the bots that do. @returns `null`: nothing is kept */
export async function beginDelivering(
  { digests, shifts, restatements }: Pick<Halfhour, 'digests' | 'shifts' | 'restatements'>,
  { ask, slack, sharesNames, settings, nowMs, log }: DeliveringDeps,
): Promise<Delivering | null> {
  if (digests === null || shifts === null) {
    log.info('there are no digests at the end of shifts: HALFHOUR_SYNC is off, so nothing is kept');
    return null;
  }
  const { callMs } = { ...DIGEST_SETTINGS, ...settings };
  return digests.deliver({
    channel: createSlackChannel({
      api: createDigestApi({ ...slack, nowMs, log }),
      callMs,
      nowMs,
      shiftNameOf: async (shiftId) => (await shifts.byId(shiftId))?.name ?? null,
    }),
    content: createContent({
      ...ask,
      shifts,
      restatements,
      sharesNames,
      shiftOf: async (subscriptionId) => {
        const subscription = await digests.subscription(subscriptionId);
        return subscription && shifts.byId(subscription.shiftId);
      },
    }),
    settings,
  });
}
