import { expect, it } from 'vitest';
import { createCleaner, withoutSecrets } from './clean.ts';
import { secretsIn } from './secrets-in.ts';

it('finds secrets by how settings are called, and the passwords in all addresses', () => {
  const secrets = secretsIn({
    GENESYS_CLIENT_ID: 'an-id',
    GENESYS_CLIENT_SECRET: 'client secret',
    SLACK_APP_TOKEN: 'xapp-token',
    PGPASSWORD: 'pg-password',
    DATABASE_URL: 'postgres://halfhour:p4ss%40word@db:5432/halfhour?sslmode=require',
    HTTPS_PROXY: 'http://proxy:pr0xy@10.0.0.1:3128',
    OTHER_URL: 'postgres:///halfhour?host=/run/postgresql&password=by-query',
    GRAPHQL_PORT: 4000,
    HALFHOUR_ZONE: undefined,
    HALFHOUR_ACCESS: 'reports',
    SLACK_API_URL: 'https://slack.com/api/',
  });
  expect(new Set(secrets)).toEqual(
    new Set([
      'client secret',
      'xapp-token',
      'pg-password',
      'p4ss%40word',
      'p4ss@word',
      'pr0xy',
      'by-query',
    ]),
  );
});

it('knows a password as it is written, however that is, and as it is meant', () => {
  expect(secretsIn({ DATABASE_URL: 'postgres://u:wo"rd is€@db/d' })).toEqual(
    expect.arrayContaining(['wo"rd is€', 'wo%22rd%20is%E2%82%AC']),
  );
  expect(secretsIn({ DATABASE_URL: 'postgres://u:100%@db/d' })).toContain('100%');
});

it('does not spoil every line by a password that is the name of the user or the database', () => {
  expect(secretsIn({ DATABASE_URL: 'postgres://halfhour:halfhour@db/halfhour' })).toEqual([]);
});

const PASSWORD = 'p4ss "word" @/ of-ours';

it('leaves the password of the database out of a line, alone or in its address', () => {
  const url = `postgres://halfhour:${encodeURIComponent(PASSWORD)}@db:5432/halfhour`;
  const cleaned = createCleaner(secretsIn({ DATABASE_URL: url }));
  for (const text of [PASSWORD, url, `password=${encodeURIComponent(PASSWORD)} for db`]) {
    const line = cleaned(JSON.stringify({ msg: `refused: ${text}` }));
    expect(JSON.parse(line).msg).toMatch(/^refused: /u);
    expect(line).not.toMatch(/p4ss|of-ours/u);
  }
});

it.each([
  ['postgres://u:p4ssword@db/d?x=1', 'postgres://[login]@db/d?x=1'],
  [
    'see http://db:5432/d, or ask mary@example.com',
    'see http://db:5432/d, or ask mary@example.com',
  ],
  [
    'https://x.example.com/a?access_token=abc&b=1',
    'https://x.example.com/a?access_token=[secret]&b=1',
  ],
  ['expected postgres://user:password@host/db', 'expected postgres://user:password@host/db'],
  ['no slack:mary@example.com is known', 'no slack:mary@example.com is known'],
])('tells who started a process what they typed, and no secret: %s', (text, told) => {
  expect(withoutSecrets(text, [])).toBe(told);
});
