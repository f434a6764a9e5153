import type { Sync } from './sync.ts';
import type { SyncWorld } from './testing.ts';

const { signal } = new AbortController();

/** Runs rounds until nothing is left to do, or something failed. @returns how many tasks failed */
export async function runOut(sync: Sync): Promise<number> {
  for (;;) {
    const { left, failed } = await sync.runOnce(signal);
    if (left === 0 || failed > 0) return failed;
  }
}

/** Lets time pass, with a look at what is due every `stepMs`. */
export async function pass(
  { simulator }: Pick<SyncWorld, 'simulator'>,
  sync: Sync,
  { durationMs, stepMs = 7 * 60_000 }: { readonly durationMs: number; readonly stepMs?: number },
): Promise<void> {
  const endMs = simulator.nowMs() + durationMs;
  while (simulator.nowMs() < endMs) {
    simulator.setNow(Math.min(endMs, simulator.nowMs() + stepMs));
    await runOut(sync);
  }
}
