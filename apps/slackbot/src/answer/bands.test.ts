import { expect, it } from 'vitest';
import { DEFAULT_BAND } from './judgement.ts';
import { readBands } from './bands.ts';

it('reads one band for everybody, and others for teams', () => {
  expect(readBands('75-90')).toEqual({ everybody: { from: 0.75, to: 0.9 }, byTeam: new Map() });
  expect(readBands('75-90, t1:60-80 ,t2: 0-100%')).toEqual({
    everybody: { from: 0.75, to: 0.9 },
    byTeam: new Map([
      ['t1', { from: 0.6, to: 0.8 }],
      ['t2', { from: 0, to: 1 }],
    ]),
  });
  expect(readBands('t1:60-80')?.everybody).toEqual(DEFAULT_BAND);
});

it.each([
  '',
  '70',
  '85-70',
  '70-70',
  '70-101',
  'a-b',
  '70-85,60-80',
  't:1-2,t:1-3',
  ':1-2',
  '1-2,',
])('knows that `%s` makes no sense', (text) => {
  expect(readBands(text)).toBeNull();
});
