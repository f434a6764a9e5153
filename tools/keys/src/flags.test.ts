import { UsageError } from '@halfhour/command';
import { NO_SIGHT } from '@halfhour/core';
import { expect, it } from 'vitest';
import { readFlags } from './flags.ts';

it('reads what a key is to be, and whom its holder may see', () => {
  expect(readFlags(['create', 'wallboard', '--teams', 't1, t2', '--days', '30'])).toEqual({
    command: 'create',
    name: 'wallboard',
    days: 30,
    sight: { ...NO_SIGHT, teamIds: ['t1', 't2'] },
    json: false,
  });
  expect(readFlags(['create', 'a', '--days', 'never', '--json'])).toMatchObject({
    days: null,
    sight: null,
    json: true,
  });
  expect(readFlags(['allow', 'slack:a@example.com', '--admin'])).toEqual({
    command: 'allow',
    principal: 'slack:a@example.com',
    sight: { ...NO_SIGHT, role: 'admin' },
  });
});

it.each([
  [['frob'], 'There is no such command'],
  [['create'], 'create needs a name'],
  [['create', 'a', 'b'], 'a word too many'],
  [['list', 'a'], 'a word too many'],
  [['create', 'a', '--days', '0'], '--days needs a whole number from 1 to 3650'],
  [['create', 'a', '--teams', 't1,'], '--teams needs ids of Genesys'],
  [['create', 'a', '--admin', '--reports'], '--admin sees everybody'],
  [['rotate', 'a', '--overlap-hours', 'x'], '--overlap-hours needs'],
  [['allow', 'slack:a@example.com'], 'allow needs whom'],
  [['allow', 'anna', '--admin'], 'That is nobody: expected key:<name>'],
  [['create', 'a', '--secret', 'hunter2'], 'There is no --secret here'],
])('says what is wrong with %o', (args, message) => {
  expect(() => readFlags(args)).toThrow(UsageError);
  expect(() => readFlags(args)).toThrow(message);
});
