import { randomBytes } from 'node:crypto';
import { SlackError } from '../http/slack-error.ts';

/** How long an app may wait before it opens a modal. */
const LIFE_MS = 3000;

/** What lets the app open a modal for who has just done something. */
export interface Triggers {
  issue(userId: string): string;
  /** Whose it is; it is used up. Throws Slack's refusals. */
  exchange(triggerId: string): string;
}

export function createTriggers(nowMs: () => number): Triggers {
  const triggers = new Map<string, { userId: string; issuedMs: number; isUsed: boolean }>();
  return {
    issue(userId) {
      const id = `${triggers.size + 1}.${nowMs()}.${randomBytes(16).toString('hex')}`;
      triggers.set(id, { userId, issuedMs: nowMs(), isUsed: false });
      return id;
    },
    exchange(triggerId) {
      const trigger = triggers.get(triggerId);
      if (trigger === undefined) throw new SlackError('invalid_trigger_id');
      if (trigger.isUsed) throw new SlackError('exchanged_trigger_id');
      if (nowMs() - trigger.issuedMs > LIFE_MS) throw new SlackError('expired_trigger_id');
      trigger.isUsed = true;
      return trigger.userId;
    },
  };
}
