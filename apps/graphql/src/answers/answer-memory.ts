import type { NumbersRead } from '@halfhour/core';
import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Freshness } from './freshness.ts';

/** An answer as it was sent, without extensions. */
export interface Answer {
  /** JSON in UTF-8. */
  readonly body: Buffer;
  /** A hash of the body. */
  readonly digest: string;
  readonly freshness: Freshness;
  /** Whose numbers it is made of. */
  readonly reads: readonly NumbersRead[];
}

/** An answer with this body. */
export function answerFrom(
  text: string,
  freshness: Freshness,
  reads: readonly NumbersRead[],
): Answer {
  const body = Buffer.from(text);
  return { body, digest: hash('sha256', body, 'base64url'), freshness, reads };
}

/** Answers that were given lately. */
export interface AnswerMemory {
  get(key: string, nowMs: number): Answer | null;
  /** Keeps an answer for as long as its freshness allows, and if it is not too large. */
  set(key: string, answer: Answer, nowMs: number): void;
  /** What it holds, and takes of memory. */
  readonly sizeBytes: () => number;
}

/**
 * How long an answer may be given again, ms, while its key is the same. A key knows all that changes
 * settled half hours but for what is rare and nobody's news: numbers that are forgotten since they are
 * too old, a database that was put back to an earlier state. Of others it also does not know that a
 * half hour could not be read, or that it has waited long enough to be read from Genesys.
 */
const REMEMBERED_MS: Readonly<Record<Freshness, number>> = {
  live: 0,
  changing: 15_000,
  settled: 3_600_000,
  final: 3_600_000,
};

/** What an answer takes beside its body and the ids of its agents. */
const OVERHEAD_BYTES = 512;
/** What the id of an agent takes. */
const ID_BYTES = 64;
/** One answer may take this part of the memory. */
const LARGEST_PART = 1 / 4;

/** Remembers answers; those that were asked for the longest ago go first. */
export function createAnswerMemory(maxBytes: number): AnswerMemory {
  const answers = new LRUCache<string, Answer & { readonly givenMs: number }>({
    maxSize: maxBytes,
    maxEntrySize: Math.floor(maxBytes * LARGEST_PART),
    sizeCalculation: ({ body, reads }) => {
      const ids = reads.reduce((sum, { agentIds }) => sum + agentIds.length, 0);
      return body.byteLength + ids * ID_BYTES + OVERHEAD_BYTES;
    },
  });
  return {
    get(key, nowMs) {
      const answer = answers.get(key);
      if (answer === undefined) return null;
      const ageMs = nowMs - answer.givenMs;
      // Negative: the clock was put back, and its age is not known.
      if (ageMs >= 0 && ageMs < REMEMBERED_MS[answer.freshness]) return answer;
      answers.delete(key);
      return null;
    },
    set(key, answer, nowMs) {
      if (REMEMBERED_MS[answer.freshness] > 0) answers.set(key, { ...answer, givenMs: nowMs });
    },
    sizeBytes: () => answers.calculatedSize,
  };
}
