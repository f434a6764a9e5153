import { expect, it } from 'vitest';
import { createFakeClock } from '../genesys/testing.ts';
import { keepSyncing } from './keep-syncing.ts';

/** Runs it until `rounds` runs were begun; each run does what `run` says. */
async function keepFor(
  rounds: number,
  options: {
    readonly room?: readonly boolean[];
    readonly run?: (nth: number, signal: AbortSignal) => Promise<void>;
  },
) {
  const { room = [], run = untilAborted } = options;
  const clock = createFakeClock(0);
  const ending = new AbortController();
  const told: string[] = [];
  const tell = (_fields: object, message: string) => void told.push(message);
  const looks = [...room];
  const beganMs: number[] = [];
  await keepSyncing(
    {
      sync: {
        async run(signal) {
          beganMs.push(clock.nowMs());
          if (beganMs.length >= rounds) ending.abort();
          await run(beganMs.length, signal);
        },
      },
      clock,
      log: { debug: tell, info: tell, warn: tell },
      hasRoom: async () => looks.shift() ?? true,
      roomNeeded: 'There is no room.',
    },
    ending.signal,
  );
  return { beganMs, told };
}

async function untilAborted(_nth: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

it('ends with the signal, and quietly', async () => {
  expect(await keepFor(1, {})).toEqual({ beganMs: [0], told: [] });
});

it('goes on after trouble with the database, later each time', async () => {
  const { beganMs, told } = await keepFor(4, {
    run: async () => Promise.reject(new Error('The database has gone.')),
  });
  expect(beganMs).toEqual([0, 1000, 3000, 7000]);
  expect(told).toHaveLength(3);
});

it('begins nothing while the disk has no room, says so once, and goes on by itself', async () => {
  const { beganMs, told } = await keepFor(1, { room: [false, false, false, true] });
  expect(beganMs).toEqual([90_000]);
  expect(told).toEqual(['There is no room.', 'There is room on the disk again: the sync goes on.']);
});

it('stops what it reads when the room ends meanwhile', async () => {
  const { beganMs, told } = await keepFor(2, { room: [true, true, false, false, true] });
  expect(beganMs).toEqual([0, 90_000]);
  expect(told[0]).toBe('There is no room.');
});
