import type { Opener } from '@halfhour/core';

/** Who hears of what Halfhour does. */
export type Listeners = Required<Pick<Opener, 'onGenesys' | 'onSync' | 'onDigest' | 'onStatement'>>;

/** How an answer to somebody came out. */
export interface Answered {
  /** What was asked: one of a few words, never anything that somebody typed. */
  readonly kind: string;
  /** One of a few words as well. */
  readonly outcome: string;
  readonly durationMs: number;
}

/** How a call of Slack's Web API came out. */
export interface SlackCall {
  /** `chat.postMessage` */
  readonly method: string;
  readonly outcome: 'ok' | 'refused' | 'rateLimited' | 'silent';
  readonly durationMs: number;
}
