import type { Delivery, Notice } from '../store/deliveries.ts';
import type { DigestPlace, Subscription } from '../store/subscriptions.ts';

/** The channel did not do it, and will not have done it later. */
export interface Refused {
  readonly kind: 'refused';
  /**
   * What it means:
   * - `later`: it may take it later, in `retryAfterMs` if it says;
   * - `never`: it will not take this message;
   * - `gone`: it takes nothing any more until people do something: its subscriptions are paused.
   */
  readonly verdict: 'later' | 'never' | 'gone';
  /** One word for it: `is_archived`, `ratelimited`, … */
  readonly reason: string;
  readonly retryAfterMs?: number | undefined;
}

/** There was no answer: it may have been done or not. */
export interface Lost {
  readonly kind: 'lost';
  /** What went wrong, without a secret. */
  readonly reason: string;
}

/** It is done. */
export interface Done {
  readonly kind: 'done';
}

/** It was posted. */
export interface Posted {
  readonly kind: 'posted';
  /** The message's name in its channel. */
  readonly ts: string;
}

/** What was found of a message. */
export type Found =
  | (Posted & {
      /** Later ones with the same mark. @default there are none */
      readonly others?: readonly string[] | undefined;
    })
  /** It is not there. */
  | { readonly kind: 'absent' }
  /** Nobody can look there. */
  | { readonly kind: 'unreadable'; readonly reason: string }
  | Refused
  | Lost;

/** A message by the mark that it carries. */
interface Marked {
  readonly place: DigestPlace;
  /** Unlike any other message's. */
  readonly mark: string;
}

/** A message that is there. */
interface There {
  readonly place: DigestPlace;
  readonly ts: string;
}

/** What an owner is told. */
export interface OwnerNotice {
  readonly notice: Notice;
  readonly delivery: Delivery;
  readonly subscription: Subscription;
}

/**
 * Where digests are posted. Nothing is tried twice here, and everything ends within the time that
 * `DigestSettings` allow for a call; nothing is thrown.
 */
export interface DigestChannel {
  /** Looks for a message of ours from an instant on, epoch ms; the oldest one if there are several. */
  find(message: Marked & { readonly sinceMs: number }): Promise<Found>;
  /** Looks for a reply of ours in the thread of a message. */
  findReply(message: Marked & Pick<There, 'ts'>): Promise<Found>;
  /** Posts a message that carries the mark. */
  post(message: Marked & { readonly body: string }): Promise<Posted | Refused | Lost>;
  /** Puts another body in the place of what a message says. To do so twice changes nothing. */
  update(message: There & { readonly body: string }): Promise<Done | Refused | Lost>;
  /** Replies in the thread of a message. */
  reply(
    message: Marked & Pick<There, 'ts'> & { readonly body: string },
  ): Promise<Posted | Refused | Lost>;
  /** Deletes a message of ours; one that is gone already is done. */
  delete(message: There): Promise<Done | Refused | Lost>;
  /** Tells somebody, by Slack's id, in private. */
  tell(userId: string, notice: OwnerNotice): Promise<Done | Refused | Lost>;
}
