import { expect, it } from 'vitest';
import { memoryWorld } from '../testing/memory-source.ts';
import { createAccess } from './access.ts';
import type { OrgChart } from './org-chart.ts';
import { createRememberedOrgChart, HOLDS_MS } from './remembered-org-chart.ts';
import { inSlack, TROUBLE } from './testing.ts';

const LEAD = 'lead@example.com';

/** A centre whose Genesys answers, refuses, fails or says nothing at all, as is said. */
function centre() {
  const reports: Record<string, string[]> = { lead: ['anna', 'bea'] };
  const { orgChart, directory } = memoryWorld({
    agents: ['lead', 'anna', 'bea'],
    emails: { [LEAD]: ['lead'], 'anna@example.com': ['anna'] },
    reports,
    asOfMs: 0,
  });
  const now = { ms: 0, genesys: 'answers' as 'answers' | 'fails' | 'refuses' | 'hangs' };
  const through = async <Found extends object>(answer: Promise<Found>): Promise<Found> => {
    if (now.genesys === 'hangs') return new Promise(() => undefined);
    const reason = now.genesys === 'fails' ? 'UNAVAILABLE' : 'PERMISSION_MISSING';
    const found = await answer;
    return now.genesys === 'answers' ? found : { ...found, unread: [{ ...TROUBLE, reason }] };
  };
  const live: OrgChart = {
    withEmail: async (...asked) => through(orgChart.withEmail(...asked)),
    reportsOf: async (...asked) => through(orgChart.reportsOf(...asked)),
    teamsOf: async (...asked) => through(orgChart.teamsOf(...asked)),
    inDivisions: async (...asked) => through(orgChart.inDivisions(...asked)),
  };
  const chart = createRememberedOrgChart({
    live,
    silentSinceMs: async () => (now.genesys === 'hangs' ? 1 : null),
    nowMs: () => now.ms,
    sleep: async () => undefined,
  });
  const access = createAccess({ mode: 'reports', orgChart: chart, directory });
  const seenBy = async (email: string) => {
    const admission = await access.admit(inSlack(email), new AbortController().signal);
    const isSome = admission.kind === 'admitted' && admission.viewer.kind === 'some';
    return isSome ? [...admission.viewer.agentIds] : admission.kind;
  };
  return { now, reports, seenBy };
}

it.each(['fails', 'hangs'] as const)(
  'goes on with whom somebody saw last while Genesys %s, for four hours',
  async (trouble) => {
    const { now, seenBy } = centre();
    expect(await seenBy(LEAD)).toEqual(['anna', 'bea']);
    now.genesys = trouble;
    now.ms = HOLDS_MS - 1;
    expect(await seenBy(LEAD)).toEqual(['anna', 'bea']);
    now.ms = HOLDS_MS;
    expect(await seenBy(LEAD)).toBe('unread');
  },
);

it('goes on for no longer when the clock is set back', async () => {
  const { now, seenBy } = centre();
  await seenBy(LEAD);
  now.genesys = 'hangs';
  now.ms = -HOLDS_MS;
  expect(await seenBy(LEAD)).toBe('unread');
});

it('shows no more than was read last', async () => {
  const { now, reports, seenBy } = centre();
  await seenBy(LEAD);
  reports['lead'] = ['anna'];
  await seenBy(LEAD);
  now.genesys = 'hangs';
  expect(await seenBy(LEAD)).toEqual(['anna']);
});

it('shows nothing to whom it does not know, and does not wait for Genesys', async () => {
  const { now, seenBy } = centre();
  await seenBy(LEAD);
  now.genesys = 'hangs';
  expect(await seenBy('anna@example.com')).toBe('unread');
});

it('holds to nothing that Genesys refuses to tell', async () => {
  const { now, seenBy } = centre();
  await seenBy(LEAD);
  now.genesys = 'refuses';
  expect(await seenBy(LEAD)).toBe('unread');
  now.genesys = 'fails';
  expect(await seenBy(LEAD)).toBe('unread');
});

it('takes what Genesys says once it answers again', async () => {
  const { now, reports, seenBy } = centre();
  await seenBy(LEAD);
  now.genesys = 'fails';
  await seenBy(LEAD);
  reports['lead'] = ['bea'];
  now.genesys = 'answers';
  expect(await seenBy(LEAD)).toEqual(['bea']);
});
