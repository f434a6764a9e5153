import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readFlags } from '../src/cli/flags.ts';
import { UsageError } from '../src/cli/usage-error.ts';

const folder = mkdtempSync(join(tmpdir(), 'halfhour-slack-'));
afterAll(() => rmSync(folder, { recursive: true }));

function usersFile(text: string): string {
  const file = join(folder, `users-${crypto.randomUUID()}.json`);
  writeFileSync(file, text);
  return file;
}

test('flags become options', () => {
  const flags =
    '--port 0 --app http://127.0.0.1:3001/x --token t --signing-secret s --scopes a,b --no-charts ' +
    '--no-home --post-spacing 1000 --ack-timeout 50 --seed 7';
  expect(readFlags(flags.split(' '))).toEqual({
    port: 0,
    app: 'http://127.0.0.1:3001/x',
    token: 't',
    signingSecret: 's',
    scopes: ['a', 'b'],
    charts: false,
    home: false,
    postSpacingMs: 1000,
    ackTimeoutMs: 50,
    seed: 7,
  });
});

test('without flags it listens on 4020 and expects the app where the bot listens by default', () => {
  expect(readFlags([])).toEqual({ port: 4020, app: 'http://127.0.0.1:3000/slack/events' });
  expect(readFlags(['--help'])).toBe('help');
});

test('people come from a file', () => {
  const users = [{ name: 'Ada Abara', email: 'ada@example.com', zone: 'Europe/London' }];
  expect(readFlags(['--users', usersFile(JSON.stringify(users))])).toMatchObject({ users });
});

test.each([
  ['--port many', '--port must be a whole number from 0 to 65535, not many.'],
  ['--ack-timeout 0', '--ack-timeout must be a whole number from 1, not 0.'],
  ['--app 3000', '--app must be an address like http://127.0.0.1:3000/slack/events, not 3000.'],
  ['--bogus', "Unknown option '--bogus'. Try --help."],
])('%s is answered in one line', (flags, line) => {
  expect(() => readFlags(flags.split(' '))).toThrow(new UsageError(line));
});

test.each([
  ['{', /^--users .* cannot be read: /],
  ['[]', /is no list of people/],
  ['[{"name":"Ada","email":"ada"}]', /is no list of people: .* at "0.email"/],
])('a file of people like %s is answered in one line', (text, line) => {
  expect(() => readFlags(['--users', usersFile(text)])).toThrow(line);
});
