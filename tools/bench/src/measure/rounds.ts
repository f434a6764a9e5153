import { collectGarbage } from './garbage.ts';
import { cpuMs } from './cpu.ts';

/** Something that is measured: does its work once and gives what it made, to be checked. */
export type Contestant = () => unknown;

/** CPU milliseconds of every round, by contestant. */
export type Samples<Name extends string> = Readonly<Record<Name, readonly number[]>>;

/** How often a contestant works before the turn that counts. */
const WARM_UPS = 3;

/**
 * Lets every contestant work in turn, round after round. A machine
 * that is slow for a while is then slow for all of them, so that the ratio of two contestants within
 * a round holds where seconds do not. The order turns by one each round, so that none is always the
 * one that comes after another.
 */
export async function interleaved<Name extends string>(
  contestants: Readonly<Record<Name, Contestant>>,
  rounds: number,
): Promise<Samples<Name>> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Object.keys forgets the names
  const names = Object.keys(contestants) as Name[];
  const samples = new Map(names.map((name) => [name, [] as number[]]));
  for (let round = 0; round < rounds; round += 1) {
    for (const name of turned(names, round)) {
      samples.get(name)?.push(await cpuOf(contestants[name]));
    }
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every name has its samples
  return Object.fromEntries(samples) as Record<Name, number[]>;
}

/**
 * CPU time of this process for one turn. Garbage of other contestants is collected before it, with which V8 also throws away
 * optimised code for objects of which none is left. So each warms up again: what counts is a process that has been at
 * it for a while, and clears away what it made itself.
 */
async function cpuOf(contestant: Contestant): Promise<number> {
  collectGarbage();
  for (let turn = 0; turn < WARM_UPS; turn += 1) await contestant();
  const fromMs = cpuMs();
  await contestant();
  return cpuMs() - fromMs;
}

function turned<Item>(items: readonly Item[], by: number): Item[] {
  const from = by % items.length;
  return [...items.slice(from), ...items.slice(0, from)];
}
