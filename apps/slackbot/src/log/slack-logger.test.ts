import { expect, it } from 'vitest';
import { createLog } from './log.ts';
import { slackLogger } from './slack-logger.ts';

/** What the log tells of something. */
function logged(tell: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  tell(createLog('debug', { write: (line) => void lines.push(line) }));
  return lines.join('');
}

it.each([
  ['xoxb-123-456-abcDEF', 'a token'],
  ['xapp-1-A123-456-abc', 'an app-level token'],
  ['https://hooks.slack.com/commands/T1/2/abc', 'the address of an answer'],
  ['https://hooks.slack.com/actions/T1/2/abc', 'the address of an answer'],
  ['https://files.slack.com/upload/v1/abc', 'the address of an upload'],
  ['anna.ode+x@mail.example.com', 'an e-mail address'],
])('leaves %s out, which is %s, wherever in an error it is', (secret) => {
  const cause = new Error(`fetch of ${secret} failed`);
  const error = new Error(`could not use ${secret}`, { cause });
  Object.assign(error, { config: { secret }, response: secret });
  const text = logged((log) => {
    log.error({ err: error }, 'failed');
    slackLogger(log).error(`request to ${secret} failed`, error, { secret });
    slackLogger(log).debug(secret);
  });
  expect(text).toContain('could not use [');
  expect(text).toContain('fetch of [');
  expect(text).not.toContain(secret);
});
