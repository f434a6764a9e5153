import { LRUCache } from 'lru-cache';
import type { SlackApi } from '../slack/slack-api.ts';

/** How long it is remembered who is in a user group, ms. */
const REMEMBERED_MS = 5 * 60_000;

/** Tells whether a Slack user is in a user group, by their ids. Rejects as the Web API does. */
export type IsInUserGroup = (slackUserId: string, groupId: string) => Promise<boolean>;

/** Asks Slack, and remembers for some minutes. */
export function createUserGroups(slack: Pick<SlackApi, 'userGroupMembers'>): IsInUserGroup {
  const groups = new LRUCache<string, Promise<readonly string[]>>({ max: 500, ttl: REMEMBERED_MS });
  return async (slackUserId, groupId) => {
    const asking = groups.get(groupId) ?? slack.userGroupMembers(groupId);
    groups.set(groupId, asking, { noUpdateTTL: true });
    // What failed is asked again the next time.
    asking.catch(() => groups.delete(groupId));
    return (await asking).includes(slackUserId);
  };
}
