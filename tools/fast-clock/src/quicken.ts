import { syncBuiltinESMExports } from 'node:module';
import callbacks from 'node:timers';
import promises from 'node:timers/promises';
import { promisify } from 'node:util';
import { type FastClock, type Quickened, shownMs } from './fast-clock.ts';

/**
 * Makes this process go by the clock: what it takes for the time, and how long its timers take. What
 * was imported before may keep the old ones. Limits of the network stay those of the machine: it is
 * no faster.
 */
export function quicken(clock: FastClock, { timers = true, jumpMs = 0 }: Quickened = {}): void {
  quickenDate(clock, jumpMs === 0 ? () => 0 : jumping(jumpMs));
  if (timers !== false) quickenPauses(clock.speed);
  if (timers === true) quickenTimers(clock.speed);
  syncBuiltinESMExports();
}

/** By how much the clock is set ahead now, ms. */
function jumping(jumpMs: number): () => number {
  let aheadMs = 0;
  process.on('SIGUSR2', () => {
    aheadMs = aheadMs === 0 ? jumpMs : 0;
  });
  return () => aheadMs;
}

function quickenDate(clock: FastClock, aheadMs: () => number): void {
  const Machine = Date;
  const nowMs = () => shownMs(clock, Machine.now()) + aheadMs();
  globalThis.Date = new Proxy(Machine, {
    construct: (target, given, made) =>
      Reflect.construct(target, given.length === 0 ? [nowMs()] : given, made),
    apply: () => new Machine(nowMs()).toString(),
    get: (target, name, receiver) => (name === 'now' ? nowMs : Reflect.get(target, name, receiver)),
  });
}

function quickenPauses(speed: number): void {
  const { setTimeout: pause } = promises;
  const quickPause: typeof pause = async (ms, ...rest) => pause((ms ?? 1) / speed, ...rest);
  promises.setTimeout = quickPause;
}

function quickenTimers(speed: number): void {
  const { setTimeout: after, setInterval: every } = globalThis;
  const quickAfter = quick(after, speed);
  Object.defineProperty(quickAfter, promisify.custom, { value: promises.setTimeout });
  const quicker = { setTimeout: quickAfter, setInterval: quick(every, speed) };
  Object.assign(globalThis, quicker);
  Object.assign(callbacks, quicker);
}

type Timer = (run: () => void, ms?: number, ...given: unknown[]) => unknown;

function quick(timer: Timer, speed: number): Timer {
  return (run, ms = 1, ...given) => timer(run, ms / speed, ...given);
}
