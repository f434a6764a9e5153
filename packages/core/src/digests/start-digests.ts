import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { errorText } from '../store/postgres/errors.ts';
import type { PostgresServer } from '../store/postgres/server.ts';
import type { DigestDeps } from './digest-deps.ts';
import { createDigestPlans } from './digest-plans.ts';
import { createDigestWork } from './digest-work.ts';
import type { Queue } from './queue.ts';
import { DIGEST_SETTINGS, type DigestSettings } from './settings.ts';

/** What digests are delivered with. */
export interface DigestOptions extends Omit<
  DigestDeps,
  'settings' | 'worker' | 'random' | 'around'
> {
  /** Where pg-boss keeps its jobs, in a schema of its own; `null`: it is looked what is due instead. */
  readonly queue: Pick<PostgresServer, 'connection'> | null;
  /** @default {@link DIGEST_SETTINGS}, each */
  readonly settings?: Partial<DigestSettings>;
  /** In [0, 1). @default Math.random */
  readonly random?: () => number;
  /** @default a step is just run */
  readonly around?: DigestDeps['around'] | undefined;
}

/** Digests are being delivered. */
export interface Delivering {
  /** Delivers what is due at once. Fulfils when nothing is. */
  wake(): Promise<void>;
  /** Takes nothing new, and fulfils when what was begun is done. */
  stop(): Promise<void>;
}

/**
 * Plans and delivers digests until it is stopped. Any number of processes may. All that counts is in
 * the rows: the queue wakes us at the minute, and without it we look every few seconds.
 */
export async function startDigests(options: DigestOptions): Promise<Delivering> {
  const { queue: place, onEvent, db } = options;
  const deps: DigestDeps = {
    ...options,
    settings: { ...DIGEST_SETTINGS, ...options.settings },
    worker: `${hostname()} ${process.pid} ${randomUUID().slice(0, 8)}`,
    random: options.random ?? Math.random,
    around: options.around ?? (async (_step, run) => run()),
  };
  const ending = new AbortController();
  const plans = createDigestPlans(deps);
  const deliver = createDigestWork(deps, ending.signal);
  const telling = (what: 'plan' | 'deliver') => (error: unknown) =>
    onEvent({ kind: 'trouble', what, reason: errorText(error) });

  async function poll(): Promise<void> {
    while (!ending.signal.aborted) {
      if (plans.sinceMs() >= deps.settings.planMs) await plans.plan().catch(telling('plan'));
      await deliver().catch(telling('deliver'));
      const pausing = wait(deps.settings.pollMs, undefined, { signal: ending.signal });
      await pausing.catch(() => undefined);
    }
  }

  async function queueAt(server: NonNullable<typeof place>): Promise<Queue> {
    // Only here: it takes its time to load, and only one of the apps delivers.
    const { startQueue } = await import('./queue.ts');
    return startQueue({ db, place: server, plan: async () => plans.plan(), deliver, onEvent });
  }

  const polling = poll();
  const queue = place === null ? null : await queueAt(place);
  return {
    wake: deliver,
    async stop() {
      ending.abort();
      await queue?.stop();
      await polling;
      // Waits for what runs; nothing new is taken.
      await deliver().catch(telling('deliver'));
    },
  };
}
