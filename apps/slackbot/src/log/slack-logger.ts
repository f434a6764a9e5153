import { clean } from '@halfhour/core/secrets';
import { errorFields } from '@halfhour/service';
import { type Logger as SlackLogger, LogLevel } from '@slack/bolt';
import type { Log } from './log.ts';

/**
 * Bolt's and the Web API client's log as lines of ours. Their debug lines hold whole requests and
 * are left out.
 */
export function slackLogger(log: Log): SlackLogger {
  const at =
    (level: 'info' | 'warn' | 'error') =>
    (...said: readonly unknown[]) => {
      log[level]({ from: 'slack' }, said.map(inWords).join(' '));
    };
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: at('warn'),
    error: at('error'),
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  };
}

function inWords(said: unknown): string {
  if (typeof said === 'string') return clean(said);
  return said instanceof Error ? errorFields(said).message : typeof said;
}
