import type { Halfhour } from '@halfhour/core';
import { type Finding, storeDetails } from '@halfhour/service';
import { SlackRefusedError } from './slack/errors.ts';
import type { SlackApi } from './slack/slack-api.ts';

/**
 * Whether the bot can do its work: Slack has to take its token, and the database to answer if
 * anything is kept. That what is kept is behind is told and keeps nobody from asking.
 */
export async function canAnswer(
  { kept }: { readonly kept: Pick<NonNullable<Halfhour['kept']>, 'health'> | null },
  slack: Pick<SlackApi, 'test'>,
): Promise<Finding> {
  const [health, heard] = await Promise.all([
    kept?.health(),
    slack.test().then(
      () => 'answers',
      (error: unknown) => (error instanceof SlackRefusedError ? 'refuses' : 'silent'),
    ),
  ]);
  const store = health === undefined ? { store: 'none' } : storeDetails(health);
  return {
    works: heard === 'answers' && health !== null && health?.schema !== 'older',
    details: { slack: heard, ...store },
  };
}
