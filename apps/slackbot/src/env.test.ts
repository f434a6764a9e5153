import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { readEnv } from './env.ts';

const LOGIN = {
  GENESYS_CLIENT_ID: 'an-id',
  GENESYS_CLIENT_SECRET: 'a-secret',
  SLACK_BOT_TOKEN: 'xoxb-1',
  SLACK_SIGNING_SECRET: 'a-signing-secret',
};

it('listens on loopback, talks to Slack itself and keeps names private when nothing is said', () => {
  expect(readEnv(LOGIN)).toMatchObject({
    SLACK_HOST: '127.0.0.1',
    SLACK_PORT: 3000,
    SLACK_API_URL: 'https://slack.com/api/',
    SLACK_APP_TOKEN: undefined,
    SLACK_SHARE_NAMES: false,
  });
});

it('takes the address of the Web API with and without a slash at the end', () => {
  const { SLACK_API_URL } = readEnv({ ...LOGIN, SLACK_API_URL: 'http://127.0.0.1:4020/api' });
  expect(SLACK_API_URL).toBe('http://127.0.0.1:4020/api/');
});

it.each([
  ['SLACK_SHARE_NAMES', 'yes', 'SLACK_SHARE_NAMES must be true or false.'],
  ['SLACK_APP_TOKEN', 'xoxb-1', 'SLACK_APP_TOKEN must be an app-level token (xapp-…)'],
  ['HALFHOUR_BANDS', '85-70', 'HALFHOUR_BANDS must be percents such as 70-85'],
  ['SLACK_API_URL', 'slack', 'SLACK_API_URL must be a URL.'],
  ['SLACK_BOT_TOKEN', '', 'SLACK_BOT_TOKEN is missing'],
])('says what is wrong with %s=%s', (name, value, problem) => {
  expect(() => readEnv({ ...LOGIN, [name]: value })).toThrow(problem);
});

it('does not start with wrong settings, and prints all of them without a secret', () => {
  const main = fileURLToPath(new URL('main.ts', import.meta.url));
  const { status, stderr, stdout } = spawnSync(process.execPath, [main], {
    env: { SLACK_SIGNING_SECRET: 'hunter2', SLACK_PORT: '70000', SLACK_APP_TOKEN: 'hunter3' },
    encoding: 'utf8',
  });
  expect(status).toBe(1);
  expect(stdout).toBe('');
  for (const problem of [
    'SLACK_BOT_TOKEN is missing',
    'SLACK_PORT must be',
    'SLACK_APP_TOKEN must',
  ]) {
    expect(stderr).toContain(problem);
  }
  expect(stderr).not.toMatch(/hunter/u);
});
