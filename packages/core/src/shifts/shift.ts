import type { Span } from '../time/span.ts';

/** Whom a shift is of, by Genesys' ids. */
export type ShiftWho =
  | { readonly kind: 'agents'; readonly agentIds: readonly string[] }
  | {
      readonly kind: 'team' | 'queue' | 'group' | 'managementUnit';
      readonly id: string;
    };

/** When a shift runs, on the clock of its zone. */
export interface ShiftTimes {
  /** IANA zone. */
  readonly zone: string;
  /** 1 is Monday, 7 is Sunday; in order, each once. */
  readonly weekdays: readonly number[];
  /** Minutes after midnight, 0…1439. */
  readonly startMinute: number;
  /** Likewise. Not later than the start: the next day's. */
  readonly endMinute: number;
  /** The first date on which it starts, YYYY-MM-DD; `null`: whichever. */
  readonly validFrom: string | null;
  /** The last date on which it starts; `null`: none. */
  readonly validTo: string | null;
}

/** The utilization that is asked for: shares, `from` below `to`. */
export interface TargetBand {
  readonly from: number;
  readonly to: number;
}

/** All that people decide about a shift. */
export interface ShiftTerms extends ShiftTimes {
  readonly name: string;
  readonly who: ShiftWho;
  readonly target: TargetBand;
  /** How long after its end a digest waits for late data, minutes. */
  readonly settleMinutes: number;
}

/** Where a shift was made, and can be changed. */
export type ShiftOrigin = 'slack' | 'graphql' | 'file';

/** A shift that is kept. */
export interface Shift extends ShiftTerms {
  /** A uuid, the same for as long as the shift is there. */
  readonly id: string;
  /** Grows with every change. */
  readonly version: number;
  readonly origin: ShiftOrigin;
  /** Epoch ms, as the following. */
  readonly createdAtMs: number;
  readonly changedAtMs: number;
  /** `null`: it goes on. */
  readonly endedAtMs: number | null;
}

/** A shift on one day. */
export interface ShiftDay {
  /** The local date on which it starts, YYYY-MM-DD. */
  readonly date: string;
  readonly span: Span;
  /** Who is scheduled to work in it; `null`: all whom the shift is of. */
  readonly scheduledAgentIds: readonly string[] | null;
}

/** What a published schedule says of a management unit on a date. */
export interface PublishedDay {
  /** YYYY-MM-DD */
  readonly date: string;
  /** From the first start to the last end of what starts on the date; `null`: nobody starts. */
  readonly span: Span | null;
  /** Who starts on it. */
  readonly agentIds: readonly string[];
  /** When Genesys was read for it, epoch ms. */
  readonly readAtMs: number;
}
