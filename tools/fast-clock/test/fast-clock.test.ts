import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { type FastClock, nodeOptions, type Quickened, shownMs } from '../src/index.ts';

const run = promisify(execFile);

/** Since a moment ago it is the night on which clocks are put back, and an hour is some 4 ms. */
const clock = (): FastClock => ({
  machineMs: Date.now(),
  fromMs: Date.parse('2026-10-25T00:30Z'),
  speed: 1_000_000,
});

/** What a program prints that goes by the clock. */
async function printed(program: string, at: FastClock, quickened?: Quickened): Promise<string> {
  const env = { NODE_OPTIONS: nodeOptions(at, quickened) };
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', program], { env });
  return stdout.trim();
}

it('shows a time that runs', () => {
  const at = { machineMs: 1000, fromMs: 50_000, speed: 60 };
  expect([1000, 1500, 2000].map((ms) => shownMs(at, ms))).toEqual([50_000, 80_000, 110_000]);
});

it('tells a program the time, however it asks', async () => {
  const at = clock();
  const program = `console.log(JSON.stringify([
    Date.now(), new Date().getTime(), Date.parse(Date()), new Date(5).getTime(),
    new Date() instanceof Date, Date.UTC(1970, 0, 2)]))`;
  const [now, made, called, ...rest] = JSON.parse(await printed(program, at));
  const mostMs = shownMs(at, Date.now());
  for (const ms of [now, made, called]) {
    expect(ms).toBeGreaterThan(at.fromMs);
    expect(ms).toBeLessThanOrEqual(mostMs);
  }
  expect(rest).toEqual([5, true, 86_400_000]);
});

it('makes a day of waiting pass at once, however a program waits', async () => {
  const program = `
    import { setTimeout as wait } from 'node:timers/promises';
    import { setTimeout as after } from 'node:timers';
    import { promisify } from 'node:util';
    const day = 86_400_000;
    await wait(day);
    await promisify(setTimeout)(day);
    await new Promise((resolve) => setTimeout(resolve, day));
    await new Promise((resolve) => after(resolve, day));
    console.log(await wait(day, 'done'));`;
  expect(await printed(program, clock())).toBe('done');
});

it('is set ahead or back by a signal, and set right by the next', async () => {
  const program = `
    const jumps = [];
    for (let n = 0; n < 2; n += 1) {
      const beforeMs = Date.now();
      process.kill(process.pid, 'SIGUSR2');
      while (Math.abs(Date.now() - beforeMs) < 3_000_000) await new Promise(setImmediate);
      jumps.push(Math.sign(Date.now() - beforeMs));
    }
    console.log(jumps.join());`;
  const at = { machineMs: Date.now(), fromMs: Date.now(), speed: 1 };
  expect(await printed(program, at, { jumpMs: -3_600_000 })).toBe('-1,1');
});

it.each([
  [true, 'over'],
  ['pauses', 'not over'],
] as const)(
  'with timers: %j, a time-out of ten seconds is %s after an hour of waiting',
  async (timers, told) => {
    const program = `
    import { setTimeout as wait } from 'node:timers/promises';
    let told = 'not over';
    setTimeout(() => { told = 'over'; }, 10_000).unref();
    await wait(3_600_000);
    console.log(told);`;
    expect(await printed(program, clock(), { timers })).toBe(told);
  },
);
