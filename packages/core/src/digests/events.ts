import type { Notice } from '../store/deliveries.ts';

/** What becomes of digests, told as it happens, for logs and metrics. Holds no name and no figure. */
export type DigestEvent =
  | { readonly kind: 'planned'; readonly deliveries: number }
  /** The database or the job queue: it goes on by itself. */
  | {
      readonly kind: 'trouble';
      readonly what: 'plan' | 'deliver' | 'queue';
      readonly reason: string;
    }
  | { readonly kind: 'sent'; readonly deliveryId: string; readonly ts: string }
  | { readonly kind: 'edited'; readonly deliveryId: string; readonly isFinal: boolean }
  /** It will be tried again. */
  | {
      readonly kind: 'failed';
      readonly deliveryId: string;
      readonly reason: string;
      readonly inMs: number;
    }
  | {
      readonly kind: 'settled';
      readonly deliveryId: string;
      readonly state: 'unknown' | 'skipped' | 'dead';
      readonly reason: string;
    }
  /** Another process has taken it over. */
  | { readonly kind: 'lost'; readonly deliveryId: string }
  /** Two were posted, and this one taken back; or it could not be. */
  | { readonly kind: 'takenBack'; readonly deliveryId: string; readonly isGone: boolean }
  | { readonly kind: 'told'; readonly deliveryId: string; readonly notice: Notice }
  /** Nobody could be told. */
  | {
      readonly kind: 'untold';
      readonly deliveryId: string;
      readonly notice: Notice;
      readonly reason: string;
    };

/** Runs a step of a digest, of which all is that is told meanwhile. */
export type AroundStep = <Result>(
  step: 'digest send' | 'digest edit' | 'digest notice',
  run: () => Promise<Result>,
) => Promise<Result>;

/** Hears of events. Must not throw and must not block. */
export type DigestEventListener = (event: DigestEvent) => void;
