import type { SlotTrouble } from '../store/leases.ts';
import type { Span } from '../time/span.ts';

/** What was read: `recent` and `day` are work, `presence` is presence, `directory` who there is. */
export type TaskKind = 'recent' | 'presence' | 'day' | 'directory';

/** What the sync does, told as it happens, for logs and metrics. Holds no id of a person. */
export type SyncEvent =
  | {
      readonly kind: 'read';
      readonly task: TaskKind;
      readonly span: Span;
      /** Conversations that came, those that came before included. */
      readonly conversations: number;
      /** Rows that were written: 0 when nothing was new. */
      readonly rows: number;
      readonly restatements: number;
      readonly durationMs: number;
    }
  /** Nothing of it is shown as read; it will be tried again. */
  | {
      readonly kind: 'failed';
      readonly task: TaskKind;
      readonly span: Span;
      readonly trouble: SlotTrouble;
    }
  /** Another process has taken the half hours over. */
  | { readonly kind: 'lostLease'; readonly task: TaskKind; readonly span: Span }
  /** The machine's clock went back meanwhile: nothing was written, and it will be tried again. */
  | { readonly kind: 'clockWentBack'; readonly task: TaskKind; readonly span: Span }
  /** Conversations that could not be understood and were left out, or types that nobody knows. */
  | { readonly kind: 'odd'; readonly what: string; readonly times: number };

/** Runs a task of the sync, of which all is that is told meanwhile. */
export type AroundTask = <Result>(
  task: 'sync recent' | 'sync presence' | 'sync day' | 'sync directory' | 'sync members',
  run: () => Promise<Result>,
) => Promise<Result>;

/** Hears of events. Must not throw and must not block. */
export type SyncEventListener = (event: SyncEvent) => void;
