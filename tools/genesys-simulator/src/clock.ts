import type { ClockOption } from './options.ts';

/** The simulator's own time. */
export interface Clock {
  nowMs(): number;
  /** Moves a fixed clock. Throws on the others, which move by themselves. */
  setNow(nowMs: number): void;
}

/** @param machineNowMs - the machine's clock, which the real and the fast clock follow. */
export function createClock(option: ClockOption, machineNowMs: () => number): Clock {
  if (option.kind === 'real') return { nowMs: machineNowMs, setNow: refuse };
  if (option.kind === 'fixed') return fixedClock(option.nowMs);
  const startedMs = machineNowMs();
  return {
    nowMs: () => Math.floor(option.startMs + (machineNowMs() - startedMs) * option.speed),
    setNow: refuse,
  };
}

function fixedClock(startMs: number): Clock {
  let nowMs = startMs;
  return {
    nowMs: () => nowMs,
    setNow: (toMs) => {
      nowMs = toMs;
    },
  };
}

function refuse(): never {
  throw new Error('Only a fixed clock can be set.');
}
