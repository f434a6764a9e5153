import { LRUCache } from 'lru-cache';
import type { SlackApi, SlackPerson } from '../slack/slack-api.ts';

/** How long it is remembered who somebody is, ms: `users.info` may be asked some hundred times a minute. */
const REMEMBERED_MS = 5 * 60_000;

/** Tells who a Slack user is. Rejects as the Web API does. */
export type PersonOf = (slackUserId: string) => Promise<SlackPerson>;

/** Asks Slack, and remembers for some minutes. */
export function createPeople(slack: Pick<SlackApi, 'person'>): PersonOf {
  const people = new LRUCache<string, Promise<SlackPerson>>({ max: 5000, ttl: REMEMBERED_MS });
  return async (slackUserId) => {
    const known = people.get(slackUserId);
    if (known !== undefined) return known;
    const asking = slack.person(slackUserId);
    people.set(slackUserId, asking);
    // What failed is asked again the next time.
    asking.catch(() => people.delete(slackUserId));
    return asking;
  };
}
