import { collectDefaultMetrics, Registry } from 'prom-client';
import { type Counted, createCounted } from './counted.ts';
import { createLookedAt } from './looked-at.ts';
import type { Watched } from './watched.ts';

/** What is measured of a process: counted as it happens, and looked at when it is asked for. */
export interface Metrics {
  readonly counted: Counted;
  /** Of the text. */
  readonly contentType: string;
  /** All of it, in the text format of Prometheus. */
  readonly text: (watched: Watched) => Promise<string>;
}

/** Measures from now on. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  // Of Node.js and the process: memory, delay of the event loop, garbage collection, …
  collectDefaultMetrics({ register: registry });
  const counted = createCounted(registry);
  const look = createLookedAt(registry);
  return {
    counted,
    contentType: registry.contentType,
    async text(watched) {
      await look(watched);
      return registry.metrics();
    },
  };
}
