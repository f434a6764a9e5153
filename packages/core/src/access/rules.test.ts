import { expect, it } from 'vitest';
import { memoryWorld } from '../testing/memory-source.ts';
import { type AccessDeps, createAccess } from './access.ts';
import { type Grant, NO_SIGHT, readSubject, type Sight } from './grant.ts';
import { ANYONE, type Principal } from './principal.ts';
import { inSlack, TROUBLE } from './testing.ts';

const { signal } = new AbortController();

const PORTS = memoryWorld({
  agents: ['anna', 'bea', 'cleo', 'dan', 'eve', 'lead'],
  teams: { t1: { name: 'Support', agents: ['anna', 'bea'] }, t2: ['cleo'], t3: ['dan'] },
  queues: { q1: { name: 'Sales', agents: ['bea', 'cleo'] } },
  groups: { g1: ['dan'] },
  divisions: { d1: ['eve'] },
  emails: { 'lead@example.com': ['lead'] },
  reports: { lead: ['anna'] },
  asOfMs: 0,
});

const wallboard: Principal = { kind: 'key', id: 'key:wallboard', name: 'wallboard' };

/** The bearer of a token that says this. */
function bearer(claims: Record<string, unknown> = {}, email: string | null = null): Principal {
  return { kind: 'jwt', id: 'jwt:auth0|7', subject: 'auth0|7', claims, email };
}

/** A rule: for whom, and what of a sight they are given. */
function rule(to: string, sight: Partial<Sight>): Grant {
  const subject = readSubject(to);
  if (subject === null) throw new Error(`${to} is no subject`);
  return { to: [subject], sight: { ...NO_SIGHT, ...sight } };
}

async function admissionOf(principal: Principal, grants: Grant[], deps: Partial<AccessDeps> = {}) {
  const access = createAccess({ mode: 'rules', ...PORTS, grants: async () => grants, ...deps });
  return access.admit(principal, signal);
}

const sees = (words: string, ...agentIds: string[]) => ({
  kind: 'admitted',
  viewer: { kind: 'some', agentIds: new Set(agentIds), words },
  isAdmin: false,
});

it.each<[Partial<Sight>, string, string[]]>([
  [{ agentIds: ['dan', 'eve'] }, '2 agents', ['dan', 'eve']],
  [{ teamIds: ['t1'] }, 'team Support', ['anna', 'bea']],
  [{ teamIds: ['t1', 't2', 't3'] }, '3 teams', ['anna', 'bea', 'cleo', 'dan']],
  [{ queueIds: ['q1'] }, 'queue Sales', ['bea', 'cleo']],
  [{ groupIds: ['g1'] }, 'one group', ['dan']],
  [{ divisionIds: ['d1'] }, 'one division', ['eve']],
  [{ teamIds: ['t2'], agentIds: ['cleo'] }, 'team t2 and one agent', ['cleo']],
])('shows whom a rule names: %o', async (sight, words, agentIds) => {
  const admission = await admissionOf(wallboard, [rule('key:wallboard', sight)]);
  expect(admission).toEqual(sees(words, ...agentIds));
});

it('shows those who lead others whom they lead, where a rule says so', async () => {
  const rules = [rule('slack:Lead@Example.com', { reports: true, groupIds: ['g1'] })];
  expect(await admissionOf(inSlack('lead@example.com'), rules)).toEqual(
    sees('one group and your direct reports', 'dan', 'anna'),
  );
});

it('shows all that several rules give, and to an administrator everybody', async () => {
  const rules = [
    rule('claim:roles=leads', { teamIds: ['t1'] }),
    rule('jwt:auth0|7', { queueIds: ['q1'] }),
  ];
  const leading = bearer({ roles: ['staff', 'leads'] });
  expect(await admissionOf(leading, rules)).toEqual(
    sees('team Support and queue Sales', 'anna', 'bea', 'cleo'),
  );
  const admin = rule('claim:roles=staff', { role: 'admin' });
  expect(await admissionOf(leading, [...rules, admin])).toEqual({
    kind: 'admitted',
    viewer: { kind: 'everybody' },
    isAdmin: true,
  });
});

it('knows members of a user group of Slack, and asks for it only when a rule is for one', async () => {
  const rules = [rule('slackGroup:S1', { teamIds: ['t2'] })];
  expect(await admissionOf(inSlack('x@example.com', 'S1'), rules)).toEqual(sees('team t2', 'cleo'));
  expect(await admissionOf(inSlack('x@example.com', 'S2'), rules)).toMatchObject({
    kind: 'refused',
  });
  const silent = { ...inSlack(null), isInGroup: async () => Promise.reject(new Error('asked')) };
  expect(await admissionOf(silent, [])).toMatchObject({ reason: 'noRule' });
});

it.each<[string, Principal]>([
  ['key:wall', wallboard],
  ['key:Wallboard', wallboard],
  ['jwt:wallboard', wallboard],
  ['slack:x@example.com', bearer({ email: 'x@example.com' }, 'x@example.com')],
  ['jwt:U1', inSlack('x@example.com')],
  ['claim:roles=lead', bearer({ roles: 'leads' })],
  ['claim:roles=lead', bearer({ roles: [['lead']] })],
  ['claim:toString=x', bearer()],
  ['slack:null@', inSlack(null)],
])('takes nobody for somebody else: %s', async (to, principal) => {
  expect(await admissionOf(principal, [rule(to, { role: 'admin' })])).toEqual({
    kind: 'refused',
    reason: 'noRule',
    message: 'No rule of the policy is for you, so that you may see nobody.',
  });
});

it('gives to a key no more than rules say where people see whom they lead', async () => {
  const rules = [rule('key:wallboard', { teamIds: ['t2'] })];
  const deps = { mode: 'reports' } as const;
  expect(await admissionOf(wallboard, rules, deps)).toEqual(sees('team t2', 'cleo'));
  expect(await admissionOf(wallboard, [], deps)).toMatchObject({ reason: 'noRule' });
  const lead = bearer({}, 'lead@example.com');
  expect(await admissionOf(lead, rules, deps)).toEqual(sees('your direct reports', 'anna'));
});

it('makes nobody an administrator for whom no rule is, but whoever is asked nothing', async () => {
  const deps = { mode: 'open' } as const;
  expect(await admissionOf(wallboard, [], deps)).toMatchObject({ isAdmin: false });
  expect(await admissionOf(ANYONE, [], deps)).toMatchObject({ isAdmin: true });
});

it('shows nobody of a unit that there is not, rather than refusing all else', async () => {
  const rules = [rule('key:wallboard', { teamIds: ['t1', 'gone'], queueIds: ['gone'] })];
  expect(await admissionOf(wallboard, rules)).toEqual(sees('2 teams and one queue', 'anna', 'bea'));
});

it.each(['inTeams', 'inDivisions'])(
  'shows nothing, not less, when Genesys does not answer %s',
  async (unanswered) => {
    const nobody = { [unanswered]: async () => ({ agents: [], unread: [TROUBLE] }) };
    const deps = {
      directory: { ...PORTS.directory, ...nobody },
      orgChart: { ...PORTS.orgChart, ...nobody },
    };
    const rules = [rule('key:wallboard', { teamIds: ['t1'], divisionIds: ['d1'] })];
    const unread = { kind: 'unread', unread: [TROUBLE] };
    expect(await admissionOf(wallboard, rules, deps)).toEqual(unread);
  },
);

it.each(['wallboard', 'key:', 'slack:nobody', 'claim:roles', 'claim:=x', 'group:S1', 'KEY:a'])(
  'takes %s for nobody',
  (text) => {
    expect(readSubject(text)).toBeNull();
  },
);
