import { type Halfhour, keptFromMs, silentSinceMs } from '@halfhour/core';
import type { AskDeps } from './ask/ask.ts';
import { createPeople } from './ask/people.ts';
import { createUserGroups } from './ask/user-groups.ts';
import { createTurns } from './ask/turns.ts';
import type { SlackApi } from './slack/slack-api.ts';

/** What questions are answered from, out of Halfhour and Slack. */
export function askDepsOf(
  {
    orgChart,
    report,
    access,
    audit,
    kept,
    shifts,
  }: Pick<Halfhour, 'orgChart' | 'report' | 'access' | 'audit' | 'kept' | 'shifts'>,
  slack: SlackApi,
  site: Pick<AskDeps, 'zone' | 'bands'>,
): AskDeps {
  const personOf = createPeople(slack);
  return {
    report,
    access,
    audit,
    personOf,
    isInUserGroup: createUserGroups(slack),
    async agentIdOf(slackUserId, signal) {
      const { email } = await personOf(slackUserId);
      if (email === null) return undefined;
      const { agents } = await orgChart.withEmail(email, signal);
      return agents.length === 1 ? agents[0]?.id : undefined;
    },
    ...site,
    keptSinceMs() {
      if (kept === null) return null;
      return keptFromMs(kept.retentionDays, report.nowMs());
    },
    async silence() {
      if (kept === null) return null;
      return silentSinceMs(await kept.sync.status());
    },
    nextTurn: createTurns(),
    shifts,
  };
}
