import { expect, it } from 'vitest';
import { inSteps } from './in-steps.ts';

/** Works for so long at a stretch, three times. */
function* working(ms: number): Generator<undefined, string> {
  for (let nth = 0; nth < 3; nth += 1) {
    for (const startedMs = performance.now(); performance.now() - startedMs < ms;);
    yield;
  }
  return 'made';
}

async function pausesOf(work: Generator<undefined, string>): Promise<number> {
  let pauses = 0;
  const pause = async () => {
    pauses += 1;
  };
  expect(await inSteps(work, pause)).toBe('made');
  return pauses;
}

it('pauses after each long step', async () => {
  expect(await pausesOf(working(20))).toBe(3);
});

it('lets everything else have a turn by default', async () => {
  let turns = 0;
  const other = setInterval(() => {
    turns += 1;
  });
  await inSteps(working(20));
  clearInterval(other);
  expect(turns).toBeGreaterThan(0);
});

it('ends at a pause when the signal aborts', async () => {
  const signal = AbortSignal.abort(new Error('gone'));
  await expect(inSteps(working(20), async () => undefined, signal)).rejects.toThrow('gone');
});
