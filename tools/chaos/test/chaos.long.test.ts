import { expect, it } from 'vitest';
import { runChaos } from '../src/run-chaos.ts';

const TROUBLE = { workers: 3, everyMs: 1500, hasQueue: false, mostMs: 150_000 } as const;

it('posts each digest once while posts and answers are lost, and workers are killed or stopped', async () => {
  const chaos = await runChaos({ ...TROUBLE, design: 'rows', digests: 120 });
  expect(chaos).toMatchObject({ once: 120, duplicated: 0, missing: 0, edited: 120 });
  expect(chaos.killed + chaos.stopped).toBeGreaterThan(3);
});

it('bites: who posts and then records posts some twice', async () => {
  const chaos = await runChaos({ ...TROUBLE, design: 'naive', digests: 60 });
  expect(chaos.duplicated).toBeGreaterThan(0);
});
