import { type Refused, refused } from '../fault.ts';
import type { Piece, Reader, Slot } from './piece.ts';
import { textOf, type Token } from './tokens.ts';

/** A piece with the words that said it. */
export interface SaidPiece {
  readonly piece: Piece;
  readonly said: string;
}

/** Reads everything that was said from a token on, in whatever order it was said. */
export function readAll(
  tokens: readonly Token[],
  from: number,
  readers: readonly Reader[],
  orElse: (tokens: readonly Token[], at: number) => Refused,
): readonly SaidPiece[] | Refused {
  const said: SaidPiece[] = [];
  let at = from;
  while (at < tokens.length) {
    const found = readWith(readers, tokens, at) ?? orElse(tokens, at);
    if (found.kind === 'refused') return found;
    said.push({ piece: found.piece, said: textOf(tokens, at, found.next) });
    at = found.next;
  }
  return said;
}

function readWith(readers: readonly Reader[], tokens: readonly Token[], at: number) {
  for (const reader of readers) {
    const found = reader(tokens, at);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What may be said once, each with a noun for two of it. */
export type Once = readonly (readonly [slot: Slot, what: string])[];

/** Refuses what may be said once and is said again. */
export function saidTwice(said: readonly SaidPiece[], once: Once): Refused | undefined {
  for (const [slot, what] of once) {
    const [first, second] = said.filter(({ piece }) => piece.slot === slot);
    if (first !== undefined && second !== undefined) {
      return refused({ kind: 'saidTwice', what, first: first.said, second: second.said });
    }
  }
  return undefined;
}
