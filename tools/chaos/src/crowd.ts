import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { Order } from './order.ts';

/** What happened to workers. */
export interface Struck {
  killed: number;
  stopped: number;
}

/** How workers are treated. */
interface Strikes {
  /** Between two strikes, ms. */
  readonly everyMs: number;
  /** How long a stopped one stands still, ms: longer than its lease. */
  readonly stoppedMs: number;
  /** In [0, 1). */
  readonly random: () => number;
}

/** Some workers, of which one is always replaced that is gone. */
export interface Crowd extends AsyncDisposable {
  readonly struck: Readonly<Struck>;
  /** Kills one (-9) or stops one at a time, until the signal aborts; then all of them run. */
  strike(strikes: Strikes, signal: AbortSignal): Promise<void>;
}

/** Starts workers that do as ordered. */
export function startCrowd(size: number, order: Order): Crowd {
  const workers = Array.from({ length: size }, () => start(order));
  const struck: Struck = { killed: 0, stopped: 0 };
  const stopped = new Set<ChildProcess>();

  function release(worker: ChildProcess): void {
    if (stopped.delete(worker)) worker.kill('SIGCONT');
  }

  function hit(index: number, { stoppedMs, random }: Strikes): void {
    const worker = workers[index];
    if (worker === undefined) return;
    if (random() < 0.5 && !stopped.has(worker)) {
      struck.stopped += 1;
      stopped.add(worker);
      worker.kill('SIGSTOP');
      setTimeout(release, stoppedMs, worker).unref();
      return;
    }
    struck.killed += 1;
    stopped.delete(worker);
    worker.kill('SIGKILL');
    workers[index] = start(order);
  }

  return {
    struck,
    async strike(strikes, signal) {
      while (!signal.aborted) {
        await wait(strikes.everyMs, undefined, { signal }).catch(() => undefined);
        if (!signal.aborted) hit(Math.floor(strikes.random() * workers.length), strikes);
      }
      for (const worker of stopped) release(worker);
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(workers.map(async (worker) => end(worker)));
    },
  };
}

function start(order: Order): ChildProcess {
  const file = new URL('worker.ts', import.meta.url);
  return fork(file, [JSON.stringify(order)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
}

async function end(worker: ChildProcess): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return;
  const ended = once(worker, 'exit');
  worker.kill('SIGKILL');
  await ended;
}
