import { expect, it } from 'vitest';
import { askedTogether } from './asked-together.ts';

/** Reads of what is said here, each answered when the test says so. */
function reads() {
  const world = { says: 'before', begun: [] as string[] };
  const answers: (() => void)[] = [];
  const ask = askedTogether(async (key: string) => {
    world.begun.push(key);
    const { says } = world;
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    answers.push(() => {
      if (says === 'trouble') reject(new Error(says));
      else resolve(says);
    });
    return promise;
  }, String);
  /** Lets the read that was begun first answer, and whatever follows from it. */
  const answer = async () => {
    answers.shift()?.();
    await new Promise(setImmediate);
  };
  return { world, ask, answer };
}

it('reads once for all who ask while a read is under way, and again for none of them', async () => {
  const { world, ask, answer } = reads();
  const first = ask('a');
  const others = [ask('a'), ask('a'), ask('a')];
  await answer();
  await answer();
  expect(await Promise.all([first, ...others])).toHaveLength(4);
  expect(world.begun).toEqual(['a', 'a']);
});

it('tells nobody what was so before they asked', async () => {
  const { world, ask, answer } = reads();
  const first = ask('a');
  world.says = 'after';
  const second = ask('a');
  await answer();
  const third = ask('a');
  await answer();
  await answer();
  expect(await Promise.all([first, second, third])).toEqual(['before', 'after', 'after']);
  expect(world.begun).toHaveLength(3);
});

it('keeps questions apart, and the trouble of one read from those after it', async () => {
  const { world, ask, answer } = reads();
  world.says = 'trouble';
  const first = ask('a');
  world.says = 'fine';
  const others = [ask('b'), ask('a')];
  await Promise.all([expect(first).rejects.toThrow('trouble'), answer()]);
  await answer();
  await answer();
  expect(await Promise.all(others)).toEqual(['fine', 'fine']);
});

it('keeps nothing of what was asked', async () => {
  const { world, ask, answer } = reads();
  for (let times = 0; times < 3; times += 1) {
    const asked = ask('a');
    await answer();
    await asked;
  }
  expect(world.begun).toEqual(['a', 'a', 'a']);
});
