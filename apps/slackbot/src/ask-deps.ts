import { type Halfhour, keptFromMs, silentSinceMs } from '@halfhour/core';
import type { AskDeps } from './ask/ask.ts';
import { createMentioned } from './ask/mentioned.ts';
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
  return {
    report,
    access,
    audit,
    personOf: createPeople(slack),
    isInUserGroup: createUserGroups(slack),
    agentIdOf: createMentioned({ slack, orgChart }),
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
