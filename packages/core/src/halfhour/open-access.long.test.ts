import type { Kysely } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { NO_SIGHT } from '../access/grant.ts';
import type { Principal } from '../access/principal.ts';
import type { Agent } from '../report/source.ts';
import { putGrant, removeGrant } from '../store/access-grants.ts';
import { forgetAgent } from '../store/forget-agent.ts';
import { keepMembers, keepUnits } from '../store/keep-directory.ts';
import { createKeptPolicy } from '../store/kept-policy.ts';
import type { Schema } from '../store/schema.ts';
import { createStoredDirectory } from '../store/stored-directory.ts';
import { startTestServer, type TestServer } from '../store/testing.ts';
import { memoryWorld } from '../testing/memory-source.ts';
import { openAccess } from './open-access.ts';

let server: TestServer;
let db: Kysely<Schema>;
beforeAll(async () => {
  server = await startTestServer();
  db = (await server.freshDatabase()).kysely;
});
afterAll(async () => server.stop());

const { signal } = new AbortController();
const readAtMs = 1_763_596_800_000;
const wallboard: Principal = { kind: 'key', id: 'key:wallboard', name: 'wallboard' };
const [anna, bea, cleo] = ['anna', 'bea', 'cleo'].map((id): Agent => ({
  id,
  name: id,
  active: true,
}));

/** A process of its own over the store, which remembers for itself. */
function aProcess() {
  const { orgChart } = memoryWorld({ agents: [], asOfMs: 0 });
  const directory = createStoredDirectory({ db });
  const policy = createKeptPolicy(db);
  const access = openAccess({ mode: 'rules', orgChart, directory, policy, rules: () => [] });
  return async () => access.admit(wallboard, signal);
}

async function inTeam(...members: (Agent | undefined)[]) {
  const unit = { kind: 'team', unitId: 't1' } as const;
  await keepMembers(db, unit, { members: members.flatMap((one) => one ?? []), readAtMs });
}

const inBoth = <Seen>(one: Seen) => [one, one];

it('holds in every process at once what was changed in one', async () => {
  await keepUnits(db, 'team', { units: [{ id: 't1', name: 'Support' }], readAtMs });
  await inTeam(anna, bea);
  await putGrant(db, 'key:wallboard', { ...NO_SIGHT, teamIds: ['t1'] });
  const processes = [aProcess(), aProcess()];
  const seen = async () => {
    const admissions = await Promise.all(processes.map(async (admitted) => admitted()));
    return admissions.map((one) =>
      one.kind === 'admitted' && one.viewer.kind === 'some'
        ? [one.viewer.words, ...one.viewer.agentIds]
        : one.kind,
    );
  };
  expect(await seen()).toEqual(inBoth(['team Support', 'anna', 'bea']));
  await inTeam(bea, cleo);
  expect(await seen()).toEqual(inBoth(['team Support', 'bea', 'cleo']));
  await keepUnits(db, 'team', { units: [{ id: 't1', name: 'Care' }], readAtMs });
  expect(await seen()).toEqual(inBoth(['team Care', 'bea', 'cleo']));
  await forgetAgent(db, 'bea');
  expect(await seen()).toEqual(inBoth(['team Care', 'cleo']));
  await putGrant(db, 'key:wallboard', { ...NO_SIGHT, agentIds: ['anna'] });
  expect(await seen()).toEqual(inBoth(['one agent', 'anna']));
  await removeGrant(db, 'key:wallboard');
  expect(await seen()).toEqual(inBoth('refused'));
});
