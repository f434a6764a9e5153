import { abortable } from './abortable.ts';
import type { Clock } from './clock.ts';

/** Remembers answers for a while. */
export interface AnswerCache<Answer> {
  /**
   * The answer for a key: the remembered one, the one under way, or a new one by `load`.
   * A failure is told to all who wait for it and then forgotten. The signal ends the waiting only:
   * others may wait for the same answer.
   */
  get(key: string, signal: AbortSignal, load: () => Promise<Answer>): Promise<Answer>;
}

/** Answers kept at most; the oldest go first. */
const MOST_KEPT = 500;

export function createAnswerCache<Answer>(options: {
  readonly clock: Clock;
  /** How long an answer is good for, ms, from when it was asked for. */
  readonly maxAgeMs: number;
}): AnswerCache<Answer> {
  const { clock, maxAgeMs } = options;
  const kept = new Map<string, { readonly answer: Promise<Answer>; readonly askedMs: number }>();

  function begin(key: string, load: () => Promise<Answer>): Promise<Answer> {
    const answer = load();
    const entry = { answer, askedMs: clock.nowMs() };
    answer.catch(() => {
      if (kept.get(key) === entry) kept.delete(key);
    });
    kept.delete(key);
    kept.set(key, entry);
    for (const oldest of kept.keys()) {
      if (kept.size <= MOST_KEPT) break;
      kept.delete(oldest);
    }
    return answer;
  }

  return {
    async get(key, signal, load) {
      signal.throwIfAborted();
      const known = kept.get(key);
      // Either way: a clock that was set back must not lengthen its life.
      const fresh = known !== undefined && Math.abs(clock.nowMs() - known.askedMs) < maxAgeMs;
      return abortable(fresh ? known.answer : begin(key, load), signal);
    },
  };
}
