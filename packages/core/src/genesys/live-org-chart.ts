import { foldEmail } from '../access/email.ts';
import type { OrgChart } from '../access/org-chart.ts';
import type { Agent, Unit } from '../report/source.ts';
import type { GenesysClient } from './client.ts';
import { type Clock, systemClock } from './clock.ts';
import { createRememberedLists } from './remembered-lists.ts';
import type { CallContext } from './transport.ts';
import { usersWithEmail } from './user-search.ts';
import { type AgentInDivision, directReports, teamsOfUsers, usersWithDivisions } from './users.ts';

export interface LiveOrgChartOptions {
  readonly client: GenesysClient;
  readonly clock?: Clock;
  /** How long an answer is good for, and a change unnoticed, ms. @default 300_000 */
  readonly maxAgeMs?: number;
}

/** How long it is remembered who is in which division, ms: everybody has to be read for it. */
const DIVISIONS_AGE_MS = 3_600_000;

/** Who leads whom, read straight from Genesys Cloud and remembered for some minutes. */
export function createLiveOrgChart({
  client,
  clock = systemClock,
  maxAgeMs = 300_000,
}: LiveOrgChartOptions): OrgChart {
  const agents = createRememberedLists<Agent>({ clock, maxAgeMs });
  const teams = createRememberedLists<Unit>({ clock, maxAgeMs });
  const divisions = createRememberedLists<AgentInDivision>({ clock, maxAgeMs: DIVISIONS_AGE_MS });
  // Without a signal: whoever asks for the same gets the same answer, and may wait longer.
  const context: CallContext = { priority: 'interactive' };
  return {
    async withEmail(email, signal) {
      const { items, unread } = await agents.read(`email:${foldEmail(email)}`, signal, async () =>
        usersWithEmail(client, context, email),
      );
      return { agents: items, unread };
    },
    async reportsOf(userId, signal) {
      const { items, unread } = await agents.read(`reports:${userId}`, signal, async () =>
        directReports(client, context, userId),
      );
      return { agents: items, unread };
    },
    async teamsOf(userId, signal) {
      const { items, unread } = await teams.read(userId, signal, async () =>
        teamsOfUsers(client, context, [userId]),
      );
      return { units: items, unread };
    },
    async inDivisions(divisionIds, signal) {
      const { items, unread } = await divisions.read('all', signal, async () =>
        usersWithDivisions(client, context),
      );
      const wanted = new Set<string | null>(divisionIds);
      const found = items.filter(({ divisionId }) => wanted.has(divisionId));
      return { agents: found.map(({ agent }) => agent), unread };
    },
  };
}
