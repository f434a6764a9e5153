/**
 * How much time has passed since it was made, ms: by the wall and by the machine, whichever says more.
 * One of them stands still while the machine sleeps, the other may be set back.
 */
export function startStopwatch(): () => number {
  const wallMs = Date.now();
  const machineMs = performance.now();
  return () => Math.max(Date.now() - wallMs, performance.now() - machineMs);
}
