import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clientOf } from './client.ts';
import { isClosed, legsIn, metric } from './reading.ts';
import { interval, world } from './world.ts';

const DAY_MS = 86_400_000;
const PARTS = ['tContacting', 'tDialing', 'tTalkComplete', 'tHeldComplete', 'tAcw'];

test('whatever the seed, the size and the instant, legs add up and nothing ends before it begins', async () => {
  const seeds = fc.integer();
  const sizes = fc.record({
    agents: fc.integer({ min: 1, max: 24 }),
    conversationsPerAgentDay: fc.integer({ min: 1, max: 120 }),
  });
  const instants = fc.integer({ min: Date.parse('2026-03-20'), max: Date.parse('2026-04-10') });
  await fc.assert(
    fc.asyncProperty(seeds, sizes, instants, async (seed, size, nowMs) => {
      const simulator = world({ seed, ...size, days: 3, clock: { kind: 'fixed', nowMs } });
      const client = await clientOf(simulator);
      const dayMs = Math.floor(nowMs / DAY_MS) * DAY_MS - DAY_MS;
      const legs = legsIn(
        await client.allPages({ interval: interval(new Date(dayMs).toISOString()) }),
      );
      for (const leg of legs) {
        const { segments = [] } = leg.session;
        for (const { segmentStart = '', segmentEnd = '9999' } of segments)
          expect(segmentEnd >= segmentStart).toBe(true);
        if (!isClosed(leg) || metric(leg, 'tHandle') === undefined) continue;
        const parts = PARTS.map((name) => metric(leg, name) ?? 0);
        expect(metric(leg, 'tHandle')).toBe(parts.reduce((sum, value) => sum + value, 0));
      }
      const truth = simulator.truth({ fromMs: dayMs, toMs: dayMs + 2 * DAY_MS });
      for (const { busy } of truth.agents.flatMap(({ halfHours }) => halfHours))
        expect(busy).toBeLessThanOrEqual(1_800_000);
    }),
    { numRuns: 8 },
  );
});
