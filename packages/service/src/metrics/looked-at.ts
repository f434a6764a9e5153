import { Gauge, type Registry } from 'prom-client';
import { GAUGES } from './gauges.ts';
import { see, type Seen } from './seen.ts';
import type { Watched } from './watched.ts';

/** Looks at everything that is not counted, and sets what is shown of it. */
export type Look = (watched: Watched) => Promise<void>;

/** Gauges that are set whenever metrics are asked for. What is not known then is left out, and not 0. */
export function createLookedAt(registry: Registry): Look {
  const setters = Object.entries(GAUGES).map(([name, gauge]) => setterOf(name, gauge, registry));
  return async (watched) => {
    const seen = await see(watched);
    for (const set of setters) set(seen);
  };
}

/** Sets one gauge to what was seen. */
function setterOf(
  name: string,
  gauge: (typeof GAUGES)[string],
  registry: Registry,
): (seen: Seen) => void {
  const { help } = gauge;
  const registers = [registry];
  if ('value' in gauge) {
    const one = new Gauge({ name, help, registers });
    return (seen) => {
      const value = gauge.value(seen);
      if (value === null) one.remove({});
      else one.set(Number(value));
    };
  }
  const byWord = new Gauge({ name, help, labelNames: [gauge.label], registers });
  return (seen) => {
    byWord.reset();
    for (const [word, value] of Object.entries(gauge.values(seen) ?? {})) {
      byWord.set({ [gauge.label]: word }, value);
    }
  };
}
