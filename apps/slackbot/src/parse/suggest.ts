import { distance } from 'fastest-levenshtein';

/** Further off, a suggestion is a guess. */
const MOST_EDITS = 2;

/**
 * The candidate that was most likely meant: one that the word is the beginning of, or else the one
 * that is at most two edits away, one in a word of three letters.
 */
export function closest(word: string, candidates: readonly string[]): string | undefined {
  const begun = word.length < 3 ? undefined : candidates.find((one) => one.startsWith(word));
  return begun ?? nearest(word, candidates, word.length <= 3 ? 1 : MOST_EDITS)[0];
}

/** The candidates at most so many edits away, nearest first. */
export function nearest(word: string, candidates: readonly string[], mostEdits: number): string[] {
  return candidates
    .map((candidate) => ({ candidate, edits: editsBetween(word, candidate, mostEdits) }))
    .filter(({ edits }) => edits <= mostEdits)
    .toSorted((a, b) => a.edits - b.edits)
    .map(({ candidate }) => candidate);
}

/** Lengths alone tell most candidates apart, and keep a very long word from costing anything. */
function editsBetween(a: string, b: string, mostEdits: number): number {
  return Math.abs(a.length - b.length) > mostEdits ? Infinity : distance(a, b);
}
