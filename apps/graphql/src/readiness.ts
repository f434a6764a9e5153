/** Whether a server may be sent work. */
export type ReadinessStatus = 'ready' | 'unavailable' | 'closing';

/** What a server knows of its own readiness. */
export interface Readiness {
  readonly status: () => Promise<ReadinessStatus>;
  /** Whether it takes no new work, since it is about to end. */
  readonly isClosing: () => boolean;
}

/** What {@link createReadiness} needs. */
export interface ReadinessOptions {
  /** Whether the work can be done; `null` when that can't be told now. Must not reject. */
  readonly check: () => Promise<boolean | null>;
  readonly nowMs: () => number;
  /** How long an answer of `check` is good for. @default 30_000 */
  readonly maxAgeMs?: number;
}

/**
 * Remembers what `check` said last. Only the first question waits for it: later ones are answered
 * with what is known, while a fresh check runs if that is too old.
 */
export function createReadiness({ check, nowMs, maxAgeMs = 30_000 }: ReadinessOptions) {
  let isClosing = false;
  let works = false;
  let first: Promise<void> | undefined;
  let checkedMs = -Infinity;

  async function checkAgain(): Promise<void> {
    checkedMs = nowMs();
    works = (await check()) ?? works;
  }

  return {
    isClosing: () => isClosing,
    close() {
      isClosing = true;
    },
    async status(): Promise<ReadinessStatus> {
      if (isClosing) return 'closing';
      const isStale = nowMs() >= checkedMs + maxAgeMs;
      const running = isStale ? checkAgain() : undefined;
      first ??= running;
      await first;
      return isClosing ? 'closing' : works ? 'ready' : 'unavailable';
    },
  };
}
