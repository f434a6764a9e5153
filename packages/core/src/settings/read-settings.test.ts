import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { readSettings, SettingsError } from './read-settings.ts';
import {
  accessSettings,
  genesysSettings,
  siteSettings,
  storeSettings,
  syncSettings,
} from './shapes.ts';

const shape = { ...genesysSettings, ...siteSettings };
const LOGIN = { GENESYS_CLIENT_ID: 'an-id', GENESYS_CLIENT_SECRET: 'a-secret' };

function problems(variables: Record<string, string>): readonly string[] {
  try {
    readSettings(shape, variables);
    return [];
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
}

it('fills in what may be left out', () => {
  expect(readSettings(shape, LOGIN)).toMatchObject({
    GENESYS_ENV: 'mypurecloud.com',
    GENESYS_REQUESTS_PER_MINUTE: 300,
    HALFHOUR_SETTLE_MINUTES: 30,
    LOG_LEVEL: 'info',
  });
});

it('takes an empty value for a missing one', () => {
  expect(problems({ ...LOGIN, GENESYS_CLIENT_ID: ' ', GENESYS_ENV: '' })).toEqual([
    expect.stringMatching(/^GENESYS_CLIENT_ID is missing: create an OAuth client/u),
  ]);
});

it('tells every problem at once, with what is expected', () => {
  expect(
    problems({
      GENESYS_ENV: 'eu-west-9',
      GENESYS_GATEWAY_URL: 'not a url',
      GENESYS_REQUESTS_PER_MINUTE: '-1',
      HALFHOUR_ZONE: 'Europe/Lodnon',
      HALFHOUR_SETTLE_MINUTES: '1.5',
      LOG_LEVEL: 'loud',
    }),
  ).toEqual([
    expect.stringMatching(/^GENESYS_CLIENT_ID is missing/u),
    expect.stringMatching(/^GENESYS_CLIENT_SECRET is missing/u),
    expect.stringMatching(/^GENESYS_ENV is not usable: .*eu-west-1 \(mypurecloud.ie\)/u),
    expect.stringMatching(/^GENESYS_GATEWAY_URL is not usable/u),
    'GENESYS_REQUESTS_PER_MINUTE must be a whole number of requests from 1 to 100000.',
    'HALFHOUR_ZONE must be an IANA time zone such as Europe/London.',
    'HALFHOUR_SETTLE_MINUTES must be a whole number of minutes from 0 to 1440.',
    'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent.',
  ]);
});

it('repeats no secret when it complains', () => {
  const secret = 'https://user:hunter2@example.com';
  expect(problems({ ...LOGIN, GENESYS_GATEWAY_URL: secret }).join()).not.toContain('hunter2');
});

const store = storeSettings(resolve('/repository'));

it('takes directories from the root of the repository, wherever it is started', () => {
  const root = resolve('/repository');
  expect(readSettings(store, {})).toEqual({ HALFHOUR_DATA: join(root, '.halfhour') });
  expect(readSettings(store, { HALFHOUR_DATA: 'mine', POSTGRES_BIN_DIR: resolve('/bin') })).toEqual(
    {
      HALFHOUR_DATA: join(root, 'mine'),
      POSTGRES_BIN_DIR: resolve('/bin'),
    },
  );
});

it.each([
  ['hunter2', 'DATABASE_URL is not a URL: expected postgres://user:password@host:5432/database.'],
  [
    'mysql://a:hunter2@b/c',
    expect.stringMatching(/^DATABASE_URL is not for PostgreSQL: expected/u),
  ],
])('tells what is wrong with DATABASE_URL without repeating it: %s', (url, problem) => {
  expect(() => readSettings(store, { DATABASE_URL: url })).toThrow(
    expect.objectContaining({ problems: [problem] }),
  );
});

it.each([
  [undefined, { kind: 'all' }],
  ['off', { kind: 'off' }],
  ['teams:t1, t2', { kind: 'teams', ids: ['t1', 't2'] }],
  ['queues:q1', { kind: 'queues', ids: ['q1'] }],
])('takes %s for whose half hours are kept', (text, mode) => {
  expect(readSettings(syncSettings, { HALFHOUR_SYNC: text })).toEqual({
    HALFHOUR_SYNC: mode,
    HALFHOUR_RETENTION_DAYS: 400,
  });
});

it.each(['everybody', 'teams:', 'groups:g1'])('tells what %s should have been', (text) => {
  expect(() => readSettings(syncSettings, { HALFHOUR_SYNC: text })).toThrow(
    'HALFHOUR_SYNC must be all, off, teams:<id>,<id>,… or queues:<id>,<id>,… (ids of Genesys).',
  );
});

it.each([
  [undefined, { mode: 'reports' }],
  ['reports', { mode: 'reports' }],
  ['open', { mode: 'open' }],
  ['./access.yaml', { mode: 'rules', path: resolve('/repository/access.yaml') }],
  [resolve('/etc/a.yml'), { mode: 'rules', path: resolve('/etc/a.yml') }],
])('takes %s for who may see whom', (text, mode) => {
  expect(readSettings(accessSettings(resolve('/repository')), { HALFHOUR_ACCESS: text })).toEqual({
    HALFHOUR_ACCESS: mode,
  });
});

it.each(['Open', 'everybody', './access.json'])('opens nothing to all by taking %s', (text) => {
  expect(() => readSettings(accessSettings('/'), { HALFHOUR_ACCESS: text })).toThrow(
    'HALFHOUR_ACCESS must be reports (everyone sees whom they lead), open (everyone sees ' +
      'everybody) or the path of a file with rules (….yaml).',
  );
});
