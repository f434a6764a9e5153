import { expect, it } from 'vitest';
import { createLog } from './create-log.ts';

/** What the log tells of something. */
function logged(
  tell: (log: ReturnType<typeof createLog>) => void,
  secrets: readonly string[] = [],
): string {
  const lines: string[] = [];
  tell(createLog('debug', { write: (line) => void lines.push(line) }, { secrets }));
  return lines.join('');
}

it.each([
  ['xoxb-123-456-abcDEF', 'a token'],
  ['xapp-1-A123-456-abc', 'an app-level token'],
  ['https://hooks.slack.com/commands/T1/2/abc', 'the address of an answer'],
  ['https://files.slack.com/upload/v1/abc', 'the address of an upload'],
  ['anna.ode+x@mail.example.com', 'an e-mail address'],
  ['eyJhbGciOi.eyJzdWIiOi.c2lnbmF0dXJl', 'a token of the header Authorization'],
  ['postgres://halfhour:p4ss:word@db/halfhour', 'a login in an address'],
  ['postgres://halfhour:p4ss@w/rd@db', 'a login with a password as nobody should write it'],
  ['redis://:p4ssword@cache', 'a password without a user'],
  ['http://proxy:p4ss%40word@10.0.0.1:3128', 'a login at a proxy'],
])('leaves %s out, which is %s, wherever in a line it is', (secret) => {
  const cause = new Error(`fetch with Bearer ${secret} failed`);
  const error = new Error(`could not use bearer ${secret}`, { cause });
  Object.assign(error, { config: { secret }, response: secret });
  const text = logged((log) => {
    log.error({ err: error, deep: { list: [`Bearer ${secret}`] } }, `failed with Bearer ${secret}`);
  });
  expect(text.trim().split('\n')).toHaveLength(1);
  expect(text).toContain('could not use');
  expect(text).not.toContain(secret);
});

it('leaves out the secrets it was given, as JSON writes them', () => {
  const secret = 'with "quotes" and \\';
  const text = logged((log) => log.info({ secret }, `it is ${secret}`), [secret, '']);
  expect(JSON.parse(text)).toMatchObject({ secret: '[secret]', msg: 'it is [secret]' });
});

it('keeps what is needed to find a fault', () => {
  const error = Object.assign(new TypeError('Not a number.'), { code: 'E_NUMBER' });
  const text = logged((log) => log.error({ err: error, ref: '7F3A' }, 'failed'));
  expect(JSON.parse(text)).toMatchObject({
    ref: '7F3A',
    err: {
      type: 'TypeError',
      message: 'Not a number.',
      code: 'E_NUMBER',
      stack: expect.stringContaining('create-log.test.ts'),
    },
  });
});

it('tells something of what is no error', () => {
  expect(logged((log) => log.warn({ err: 'a text' }, 'odd'))).toContain('"message":"a text"');
});

it('says whose line it is, where several write to one place', () => {
  const lines: string[] = [];
  const destination = { write: (line: string) => void lines.push(line) };
  createLog('info', destination, { name: 'graphql' }).info('begun');
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ name: 'graphql', msg: 'begun' });
});
