import type { Delivery } from '../store/deliveries.ts';
import type { Subscription } from '../store/subscriptions.ts';

/** Of which digest the content is asked for. */
export interface DigestAsked {
  /** Its id, date, span, due time; what is shown of it is in `shown`. */
  readonly delivery: Delivery;
  readonly subscription: Subscription;
  /** Whether it comes late, and is to say so. */
  readonly isLate: boolean;
  /** What its message says now; `null`: it was not posted yet. */
  readonly shown: { readonly body: string; readonly headline: string } | null;
}

/** What a digest says. */
export interface DigestContents {
  /** The message, as the channel takes it. */
  readonly body: string;
  /** Whether nothing of it can change any more: then it is edited no more. */
  readonly isFinal: boolean;
  /** The builder's own: is given back as `shown.headline`, to tell what moved. */
  readonly headline: string;
  /**
   * The same for as long as an edit would tell nothing new; so without the time of reading.
   *
   * @default the body
   */
  readonly gist?: string | undefined;
  /**
   * What the thread is told next, as the channel takes it: details of what is posted, or what an edit
   * moved and why.
   *
   * @default nothing
   */
  readonly reply?: string | null | undefined;
}

/** A digest that was missed. */
export type DigestMissed = Pick<Delivery, 'id' | 'localDate' | 'span' | 'subscriptionId'>;

/** What digests say. */
export interface DigestContent {
  /**
   * Builds a digest as it is now. The signal aborts when nobody waits for it any more.
   *
   * @throws DigestRefusedError when to try again would not help; whatever else is thrown, it is tried
   */
  build(asked: DigestAsked, signal: AbortSignal): Promise<DigestContents>;
  /** The line that names what was missed in a channel, the oldest first, as the channel takes it. */
  missed(missed: readonly DigestMissed[], signal: AbortSignal): Promise<string>;
}
