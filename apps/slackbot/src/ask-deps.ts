import { createLiveOrgChart, type Halfhour } from '@halfhour/core';
import type { AskDeps } from './ask/ask.ts';
import { createPeople } from './ask/people.ts';
import { createTurns } from './ask/turns.ts';
import type { SlackApi } from './slack/slack-api.ts';

const DAY_MS = 86_400_000;

/** What questions are answered from, out of Halfhour and Slack. */
export function askDepsOf(
  {
    client,
    report,
    access,
    kept,
    shifts,
  }: Pick<Halfhour, 'client' | 'report' | 'access' | 'kept' | 'shifts'>,
  slack: SlackApi,
  zone: string,
): AskDeps {
  const personOf = createPeople(slack);
  const orgChart = createLiveOrgChart({ client });
  return {
    report,
    access,
    personOf,
    async agentIdOf(slackUserId, signal) {
      const { email } = await personOf(slackUserId);
      if (email === null) return undefined;
      const { agents } = await orgChart.withEmail(email, signal);
      return agents.length === 1 ? agents[0]?.id : undefined;
    },
    zone,
    keptSinceMs() {
      if (kept === null) return null;
      return (Math.floor(report.nowMs() / DAY_MS) - kept.retentionDays) * DAY_MS;
    },
    async silence() {
      if (kept === null) return null;
      const { isGenesysSilent, readAtMs } = await kept.sync.status();
      return isGenesysSilent ? readAtMs : null;
    },
    nextTurn: createTurns(),
    shifts,
  };
}
