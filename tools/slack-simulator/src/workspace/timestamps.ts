/**
 * Makes timestamps as Slack's: seconds, a point, six digits. Each is later than the one before, even when the
 * clock stands still.
 */
export function createTimestamps(nowMs: () => number): () => string {
  let lastMicros = 0;
  return () => {
    lastMicros = Math.max(lastMicros + 1, nowMs() * 1000);
    const seconds = Math.floor(lastMicros / 1_000_000);
    return `${seconds}.${String(lastMicros % 1_000_000).padStart(6, '0')}`;
  };
}
