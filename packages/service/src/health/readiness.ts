/** Whether a server may be sent work. */
export type ReadinessStatus = 'ready' | 'unavailable' | 'closing';

/** What a server knows of its own readiness. */
export interface Readiness {
  readonly status: () => Promise<ReadinessStatus>;
  /** What the last status rested on. @default nothing is told */
  readonly details?: () => NonNullable<Finding['details']>;
  /** Whether it takes no new work, since it is about to end. */
  readonly isClosing: () => boolean;
}

/** What was found out. */
export interface Finding {
  /** Whether the work can be done; `null` when that can't be told now. */
  readonly works: boolean | null;
  /** What that rests on, for anybody to see. */
  readonly details?: Readonly<Record<string, string | number | null>>;
}

/** What {@link createReadiness} needs. */
export interface ReadinessOptions {
  /** Must not reject. */
  readonly check: () => Promise<Finding>;
  readonly nowMs: () => number;
  /** How long an answer of `check` is good for. @default 15_000 */
  readonly maxAgeMs?: number;
}

/** From this age on what is known is told no more, ms. */
const OLD_MS = 60_000;

/**
 * Remembers what `check` said last. The first question waits for it, and one that comes after a
 * minute of none: others are answered with what is known, while a fresh check runs if that is too
 * old.
 */
export function createReadiness({ check, nowMs, maxAgeMs = 15_000 }: ReadinessOptions) {
  let isClosing = false;
  let works = false;
  let details: NonNullable<Finding['details']> = {};
  let awaited: Promise<void> | undefined;
  let checkedMs = -Infinity;

  async function checkAgain(): Promise<void> {
    checkedMs = nowMs();
    const found = await check();
    works = found.works ?? works;
    details = found.details ?? {};
  }

  return {
    isClosing: () => isClosing,
    details: () => details,
    close() {
      isClosing = true;
    },
    async status(): Promise<ReadinessStatus> {
      if (isClosing) return 'closing';
      // Either way: with a clock that was set back it would be new for as long.
      const ageMs = Math.abs(nowMs() - checkedMs);
      const running = ageMs >= maxAgeMs ? checkAgain() : undefined;
      if (ageMs >= OLD_MS) awaited = running;
      await awaited;
      return isClosing ? 'closing' : works ? 'ready' : 'unavailable';
    },
  };
}
