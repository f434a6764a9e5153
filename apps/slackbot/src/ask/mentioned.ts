import type { OrgChart } from '@halfhour/core';
import { LRUCache } from 'lru-cache';
import type { SlackApi } from '../slack/slack-api.ts';
import type { AgentIdOf } from './find-scope.ts';

/** How long it is remembered which agent somebody is, ms. */
const REMEMBERED_MS = 5 * 60_000;

/** Tells who asks which agents those are whom they mention. */
export type Mentioned = (askerId: string) => AgentIdOf;

/** What tells which agent a Slack user is. */
interface MentionedDeps {
  readonly slack: Pick<SlackApi, 'person'>;
  /** Remembers nothing. */
  readonly orgChart: Pick<OrgChart, 'withEmail'>;
}

/**
 * Asks Slack and Genesys, and remembers it for who has asked: that the one who is mentioned has talked
 * to the bot, or that others have mentioned them, makes no answer quicker.
 */
export function createMentioned({ slack, orgChart }: MentionedDeps): Mentioned {
  const known = new LRUCache<string, { readonly agentId: string | undefined }>({
    max: 5000,
    ttl: REMEMBERED_MS,
  });
  return (askerId) => async (slackUserId, signal) => {
    const key = `${askerId} ${slackUserId}`;
    const before = known.get(key);
    if (before !== undefined) return before.agentId;
    const { email } = await slack.person(slackUserId);
    if (email === null) return undefined;
    const { agents, unread } = await orgChart.withEmail(email, signal);
    const agentId = agents.length === 1 ? agents[0]?.id : undefined;
    if (unread.length === 0) known.set(key, { agentId });
    return agentId;
  };
}
