import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { type EndingOptions, endInPeace } from './end-in-peace.ts';

/** A process whose end is told, with the messages it logged and what it finished, in order. */
function runningProcess(finish: () => Promise<void>, mostMs = 60_000) {
  const told: string[] = [];
  const exited = Promise.withResolvers<number>();
  const events = new EventEmitter();
  const process = Object.assign(events, {
    exit: (code: number) => {
      exited.resolve(code);
    },
  });
  const tell = (_fields: object, message: string) => {
    told.push(message);
  };
  endInPeace({
    log: { error: tell, fatal: tell },
    finish: async () => {
      await finish();
      told.push('finished');
    },
    mostMs,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is used of a process
    process: process as unknown as NonNullable<EndingOptions['process']>,
  });
  return { events, told, exitCode: exited.promise };
}

it('finishes on SIGTERM and ends with 0', async () => {
  const { events, told, exitCode } = runningProcess(async () => undefined);
  events.emit('SIGTERM');
  expect(await exitCode).toBe(0);
  expect(told).toEqual(['finished']);
});

it('says so when it can’t be ended in time, and ends with 1', async () => {
  const { events, told, exitCode } = runningProcess(async () => new Promise(() => undefined), 1);
  events.emit('SIGTERM');
  expect(await exitCode).toBe(1);
  expect(told).toEqual(['could not be ended in peace']);
});

it('finishes after an error that nobody caught, has it as its last line, and ends with 1', async () => {
  const { events, told, exitCode } = runningProcess(async () => undefined);
  events.emit('uncaughtException', new Error('a defect'));
  events.emit('SIGTERM');
  expect(await exitCode).toBe(1);
  expect(told).toEqual([
    'nobody caught this: the process ends',
    'finished',
    'ended by an error that nobody caught',
  ]);
});

it('ends with that line even if nothing can be finished', async () => {
  const { events, told, exitCode } = runningProcess(async () => Promise.reject(new Error('away')));
  events.emit('uncaughtException', new Error('a defect'));
  expect(await exitCode).toBe(1);
  expect(told.at(-1)).toBe('ended by an error that nobody caught');
});
