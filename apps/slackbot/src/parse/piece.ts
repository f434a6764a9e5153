import type { Channel, Refused } from '../fault.ts';
import type { AgentName, ClockRange, Grouping, Period, Sort, Threshold } from '../question.ts';
import type { Token } from './tokens.ts';

/** What can be said, and what saying it gives. */
interface Slots {
  readonly period: Period;
  readonly clockRange: ClockRange;
  readonly agent: AgentName;
  readonly slackUser: string;
  readonly team: string;
  readonly queue: string;
  readonly threshold: Threshold;
  readonly sort: Sort;
  readonly top: number;
  readonly by: Grouping;
  readonly chart: true;
  readonly public: true;
  readonly zone: string;
  readonly shift: string;
  /** Said of subscriptions only, as the following. */
  readonly channel: Channel;
  /** Who stands in for the owner: a Slack id. */
  readonly fallback: string;
  readonly names: true;
}

/** A kind of thing that can be said. */
export type Slot = keyof Slots;

/** One thing that was said. */
export type Piece = {
  [S in Slot]: { readonly slot: S; readonly value: Slots[S] };
}[Slot];

/** The values of all that was said of one kind, in order. */
export function valuesOf<S extends Slot>(pieces: readonly Piece[], slot: S): Slots[S][] {
  const isOf = (piece: Piece): piece is Piece & { readonly value: Slots[S] } => piece.slot === slot;
  return pieces.filter(isOf).map(({ value }) => value);
}

/** A piece, and the place of the token after it. */
export interface Read<P = Piece> {
  readonly kind: 'read';
  readonly piece: P;
  readonly next: number;
}

/** Reads the piece that starts at a token; nothing when none of its kind starts there. */
export type Reader = (tokens: readonly Token[], at: number) => Read | Refused | undefined;

/** Tells what was read. */
export function read<P = Piece>(piece: P, next: number): Read<P> {
  return { kind: 'read', piece, next };
}
