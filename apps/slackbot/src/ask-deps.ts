import type { Halfhour } from '@halfhour/core';
import type { AskDeps } from './ask/ask.ts';
import { openViewers } from './ask/open-viewers.ts';
import { createPeople } from './ask/people.ts';
import type { SlackApi } from './slack/slack-api.ts';

const DAY_MS = 86_400_000;

/** What questions are answered from, out of Halfhour and Slack. */
export function askDepsOf(
  { report, kept }: Pick<Halfhour, 'report' | 'kept'>,
  slack: SlackApi,
  zone: string,
): AskDeps {
  return {
    report,
    viewers: openViewers(report.directory),
    emailOf: createPeople(slack),
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
    shiftsOf: async () => [],
  };
}
