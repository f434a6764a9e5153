import { randomBytes } from 'node:crypto';
import { SlackError } from '../http/slack-error.ts';
import type { Message } from './model.ts';

/** How often, and how long, an app may answer through one address. */
const MOST_USES = 5;
const LIFE_MS = 30 * 60_000;

/** What an address answers to: who did something, where, and on which message. */
export interface ResponseOrigin {
  userId: string;
  channelId: string;
  /** The message whose button was pressed; undefined for a command. */
  source: Message | undefined;
}

/** The addresses given out with commands and actions. */
export interface ResponseUrls {
  /** The last part of a new address. */
  issue(origin: ResponseOrigin): string;
  /** What it answers to; counts as one use, whatever is answered. Throws Slack's refusals. */
  use(key: string): ResponseOrigin;
}

export function createResponseUrls(nowMs: () => number): ResponseUrls {
  const issued = new Map<string, { origin: ResponseOrigin; issuedMs: number; uses: number }>();
  return {
    issue(origin) {
      const key = randomBytes(24).toString('base64url');
      issued.set(key, { origin, issuedMs: nowMs(), uses: 0 });
      return key;
    },
    use(key) {
      const one = issued.get(key);
      if (one === undefined) throw new SlackError('invalid_url', { status: 404 });
      if (nowMs() - one.issuedMs > LIFE_MS) throw new SlackError('expired_url', { status: 404 });
      if (one.uses >= MOST_USES) throw new SlackError('used_url', { status: 404 });
      one.uses += 1;
      return one.origin;
    },
  };
}
