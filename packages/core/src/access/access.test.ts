import { expect, it } from 'vitest';
import { memoryWorld, type MemoryWorld } from '../testing/memory-source.ts';
import { type AccessDeps, createAccess } from './access.ts';
import { inSlack, TROUBLE } from './testing.ts';

const { signal } = new AbortController();

const SUPPORT: MemoryWorld = {
  agents: [
    'lead',
    'anna',
    'bea',
    'cleo',
    'dan',
    'boss',
    { id: 'gone', name: 'Gone', active: false },
  ],
  teams: {
    t1: { name: 'Support', agents: ['lead', 'anna', 'bea'] },
    t2: { name: 'Sales', agents: ['cleo', 'dan'] },
    t3: { name: 'Leads', agents: ['boss', 'otherBoss'] },
  },
  emails: {
    'lead@example.com': ['lead'],
    'anna@example.com': ['anna'],
    'boss@example.com': ['boss'],
    'shared@example.com': ['anna', 'bea'],
    'gone@example.com': ['gone'],
  },
  reports: { lead: ['anna', 'bea'], boss: ['lead'] },
  asOfMs: 0,
};

async function admissionOf(
  email: string | null,
  { world = {}, deps = {} }: { world?: Partial<MemoryWorld>; deps?: Partial<AccessDeps> } = {},
) {
  const ports = memoryWorld({ ...SUPPORT, ...world });
  return createAccess({ mode: 'reports', ...ports, ...deps }).admit(inSlack(email), signal);
}

const admitted = (words: string, ...agentIds: string[]) => ({
  kind: 'admitted',
  viewer: { kind: 'some', agentIds: new Set(agentIds), words },
  isAdmin: false,
});

it('shows those who lead a team that team', async () => {
  expect(await admissionOf('lead@example.com')).toEqual(
    admitted('team Support', 'lead', 'anna', 'bea'),
  );
});

it('shows the direct reports who are in other teams as well, and says so', async () => {
  const reports = { lead: ['anna', 'cleo'] };
  expect(await admissionOf('lead@example.com', { world: { reports } })).toEqual(
    admitted('team Support and your direct reports', 'lead', 'anna', 'bea', 'cleo'),
  );
});

it('shows of a team only whom one leads when nobody else of it is led: peers are not seen', async () => {
  expect(await admissionOf('boss@example.com')).toEqual(admitted('your direct reports', 'lead'));
});

it('shows direct reports only, and not who reports to them in turn', async () => {
  const admission = await admissionOf('boss@example.com', { world: { teams: {} } });
  expect(admission).toEqual(admitted('your direct reports', 'lead'));
});

it('shows agents themselves and none of their team', async () => {
  expect(await admissionOf('anna@example.com')).toEqual(admitted('your own half hours', 'anna'));
});

it('says it without a name when the team has none', async () => {
  const teams = { t1: { name: null, agents: ['lead', 'anna', 'bea'] } };
  expect(await admissionOf('lead@example.com', { world: { teams } })).toMatchObject({
    viewer: { words: 'your team' },
  });
});

it('takes a team that Genesys has no longer for none', async () => {
  const { directory } = memoryWorld({ ...SUPPORT, teams: {} });
  expect(await admissionOf('lead@example.com', { deps: { directory } })).toEqual(
    admitted('your direct reports', 'anna', 'bea'),
  );
});

it.each([
  [null, 'noEmail'],
  [' ', 'noEmail'],
  ['nobody@example.com', 'unknown'],
  ['gone@example.com', 'unknown'],
  ['shared@example.com', 'several'],
])('refuses %s: %s', async (email, reason) => {
  const admission = await admissionOf(email);
  expect(admission).toMatchObject({ kind: 'refused', reason });
  expect(JSON.stringify(admission)).not.toContain('example.com');
});

it('shows everybody to everyone where access is open, without asking who they are', async () => {
  const everybody = { kind: 'admitted', viewer: { kind: 'everybody' }, isAdmin: false };
  expect(await admissionOf(null, { deps: { mode: 'open' } })).toEqual(everybody);
  expect(await admissionOf('nobody@example.com', { deps: { mode: 'open' } })).toEqual(everybody);
});

it.each(['withEmail', 'reportsOf', 'teamsOf', 'inTeams'])(
  'shows nothing, not less, when Genesys does not answer %s',
  async (unanswered) => {
    const { orgChart, directory } = memoryWorld(SUPPORT);
    const unread = [TROUBLE];
    const nobody = { [unanswered]: async () => ({ agents: [], units: [], unread }) };
    const deps = { orgChart: { ...orgChart, ...nobody }, directory: { ...directory, ...nobody } };
    expect(await admissionOf('lead@example.com', { deps })).toEqual({ kind: 'unread', unread });
  },
);
