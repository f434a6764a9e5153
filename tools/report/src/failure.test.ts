import { ReportInputError } from '@halfhour/core';
import { expect, it } from 'vitest';
import { failureOf } from './failure.ts';
import { Interrupted } from '@halfhour/command';
import { UsageError } from '@halfhour/command';

const ofSystem = (code: string) => Object.assign(new Error('write'), { code });

it.each([
  ['teamIds', '--teams: There is none.'],
  ['queueIds', '--queues: There is none.'],
  ['agentIds', '--agents: There is none.'],
])('names the flag for what is wrong with %s', (argument, line) => {
  const error = new ReportInputError(argument, 'There is none.');
  expect(failureOf(error)).toEqual({ line, exitCode: 2 });
});

it.each([
  [new UsageError('No.'), { line: 'No.', exitCode: 2 }],
  [new Interrupted('SIGINT', 130), { line: null, exitCode: 130 }],
  [ofSystem('EPIPE'), { line: null, exitCode: 141 }],
  [ofSystem('EDQUOT'), { line: expect.stringContaining('(EDQUOT)'), exitCode: 1 }],
])('knows how to end after %s', (error, failure) => {
  expect(failureOf(error)).toEqual(failure);
});

it('takes everything else for a defect, which is not explained away', () => {
  expect(failureOf(new TypeError('x is not a function'))).toBeUndefined();
  expect(failureOf(ofSystem('EIO'))).toBeUndefined();
});
