import { expect, it } from 'vitest';
import { luxonHalfHours } from '../baselines/luxon-half-hours.ts';
import { assertSameSums, sumsOf } from '../src/agreement.ts';
import { foldPages } from '../src/fold-pages.ts';
import { organisation } from '../src/world/organisation.ts';
import { agentIdsOf, detailsPages, LUXON_WINDOW } from '../src/world/pages.ts';

it('the luxon baseline gives the same sums as core in every half hour', async () => {
  const simulator = organisation(10);
  const pages = await detailsPages(simulator);
  const ours = sumsOf(
    foldPages(
      pages.map((page) => Buffer.from(page)),
      agentIdsOf(simulator),
    ),
  );
  expect(ours.size).toBeGreaterThan(100);
  assertSameSums(ours, luxonHalfHours(pages, LUXON_WINDOW));
});

it('a baseline that is a millisecond off is a failure', async () => {
  const simulator = organisation(10);
  const pages = await detailsPages(simulator);
  const ours = sumsOf(
    foldPages(
      pages.map((page) => Buffer.from(page)),
      agentIdsOf(simulator),
    ),
  );
  const wrong = new Map(luxonHalfHours(pages, LUXON_WINDOW));
  const [[key = '', sums = {}] = []] = wrong;
  wrong.set(key, { ...sums, busy: (sums['busy'] ?? 0) + 1 });
  expect(() => assertSameSums(ours, wrong)).toThrow(key);
});
