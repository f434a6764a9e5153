import { type Fault, type NamedKind, type Refused, refused } from '../fault.ts';
import { nearest } from '../parse/suggest.ts';
import type { AgentName } from '../question.ts';
import { foldName } from './fold-name.ts';

/** Something that Genesys has a name for. */
export interface Named {
  readonly id: string;
  /** `null`: could not be read. */
  readonly name: string | null;
}

/** The most that a menu offers. */
const MOST_CHOICES = 20;

/** The most names that are told in their place when none matches. */
const MOST_CLOSEST = 3;

/** When none looks like it, all are told that there are, up to this many. */
const MOST_TOLD = 6;

/**
 * The one thing that a name stands for: by its id, by its whole name, or by the beginning of any word
 * of it. Words may come in another order, `Smith, Anna`.
 */
export function findNamed<Item extends Named>(
  what: NamedKind,
  { name: given, isWhole }: AgentName,
  candidates: readonly Item[],
): Item | Refused {
  const byId = candidates.find(({ id }) => id === given);
  if (byId !== undefined) return byId;
  const wanted = foldName(given);
  const named = candidates.flatMap((item) => {
    const { id, name } = item;
    return name === null ? [] : [{ item, id, name, folded: foldName(name) }];
  });
  const tests = isWhole ? [isSame] : [isSame, startsWords, startsWordsInAnyOrder];
  const [match, ...others] =
    tests
      .map((test) => named.filter(({ folded }) => wanted !== '' && test(wanted, folded)))
      .find((matches) => matches.length > 0) ?? [];
  if (match === undefined) {
    const closest = closestNames(wanted, named);
    const all = closest.length > 0 || named.length > MOST_TOLD ? [] : inOrder(named);
    return refused({ kind: 'noMatch', what, given, closest, all: all.map(({ name }) => name) });
  }
  return others.length === 0 ? match.item : refused(ambiguous(what, given, [match, ...others]));
}

interface FoldedName {
  readonly id: string;
  readonly name: string;
  readonly folded: string;
}

function isSame(wanted: string, folded: string): boolean {
  return folded === wanted;
}

function startsWords(wanted: string, folded: string): boolean {
  return ` ${folded}`.includes(` ${wanted}`);
}

function startsWordsInAnyOrder(wanted: string, folded: string): boolean {
  return wanted.split(' ').every((word) => startsWords(word, folded));
}

function ambiguous(what: NamedKind, given: string, matches: readonly FoldedName[]): Fault {
  const choices = inOrder(matches)
    .slice(0, MOST_CHOICES)
    .map(({ id, name }) => ({ id, name }));
  return { kind: 'ambiguous', what, given, choices, count: matches.length };
}

function inOrder(named: readonly FoldedName[]): FoldedName[] {
  return named.toSorted((a, b) => (a.folded < b.folded ? -1 : 1));
}

/** The names that are a slip away from what was wanted, or a word of which is. */
function closestNames(wanted: string, named: readonly FoldedName[]): string[] {
  const nameOf = new Map(
    named.flatMap(({ name, folded }) => [folded, ...folded.split(' ')].map((part) => [part, name])),
  );
  const near = nearest(wanted, [...nameOf.keys()], wanted.length <= 3 ? 1 : 2);
  return [...new Set(near.flatMap((part) => nameOf.get(part) ?? []))].slice(0, MOST_CLOSEST);
}
