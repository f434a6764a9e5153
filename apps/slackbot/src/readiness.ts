/** How long an answer is good for, ms: who asks every second is not to ask Slack every second. */
const GOOD_FOR_MS = 15_000;

/** Tells whether work can be done, as `check` said lately. A check that rejects says no. */
export function createReadiness(
  check: () => Promise<boolean>,
  nowMs: () => number,
): () => Promise<boolean> {
  let last: Promise<boolean> | undefined;
  let checkedMs = -Infinity;
  return async () => {
    if (last === undefined || nowMs() - checkedMs >= GOOD_FOR_MS) {
      checkedMs = nowMs();
      last = check().catch(() => false);
    }
    return last;
  };
}
