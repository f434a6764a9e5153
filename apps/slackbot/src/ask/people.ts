import { LRUCache } from 'lru-cache';
import type { SlackApi } from '../slack/slack-api.ts';

/** How long it is remembered who somebody is, ms: `users.info` may be asked some hundred times a minute. */
const REMEMBERED_MS = 5 * 60_000;

/** Tells the e-mail address of a Slack user; `null`: Slack tells none. */
export type EmailOf = (slackUserId: string) => Promise<string | null>;

/** Asks Slack, and remembers for some minutes. */
export function createPeople(slack: Pick<SlackApi, 'person'>): EmailOf {
  const emails = new LRUCache<string, Promise<string | null>>({ max: 5000, ttl: REMEMBERED_MS });
  return async (slackUserId) => {
    const known = emails.get(slackUserId);
    if (known !== undefined) return known;
    const asking = slack.person(slackUserId).then(({ email }) => email);
    emails.set(slackUserId, asking);
    // What failed is asked again the next time.
    asking.catch(() => emails.delete(slackUserId));
    return asking;
  };
}
