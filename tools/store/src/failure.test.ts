import { PostgresError, SettingsError, StoreDiskFullError, StoreInputError } from '@halfhour/core';
import { expect, it } from 'vitest';
import { failureOf } from './failure.ts';
import { Interrupted } from '@halfhour/command';
import { UsageError } from '@halfhour/command';

const ofSystem = (code: string) => Object.assign(new Error('write'), { code });

it.each([
  [new UsageError('No.'), { line: 'No.', exitCode: 2 }],
  [new StoreInputError('No.'), { line: 'No.', exitCode: 2 }],
  [new SettingsError(['A.', 'B.']), { line: 'A. B.', exitCode: 2 }],
  [new PostgresError('No.'), { line: 'No.', exitCode: 3 }],
  [new StoreDiskFullError('Full.'), { line: 'Full.', exitCode: 1 }],
  [ofSystem('ENOSPC'), { line: expect.stringContaining('(ENOSPC)'), exitCode: 1 }],
  [ofSystem('EPIPE'), { line: null, exitCode: 141 }],
  [new Interrupted('SIGINT', 130), { line: null, exitCode: 130 }],
])('knows how to end after %s', (error, failure) => {
  expect(failureOf(error)).toEqual(failure);
});

it('takes everything else for a defect, which is not explained away', () => {
  expect(failureOf(new TypeError('x is not a function'))).toBeUndefined();
});
