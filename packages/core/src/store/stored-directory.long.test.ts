import type { Kysely } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Agent, UnknownScopeError } from '../report/source.ts';
import { keepAgents, keepMembers, keepUnits } from './keep-directory.ts';
import type { Schema } from './schema.ts';
import { spanVersion } from './slot-readings.ts';
import { createStoredDirectory } from './stored-directory.ts';
import { startTestServer, type TestServer } from './testing.ts';

let server: TestServer;
let db: Kysely<Schema>;
beforeAll(async () => {
  server = await startTestServer();
});
beforeEach(async () => {
  db = (await server.freshDatabase()).kysely;
});
afterAll(async () => server.stop());

const { signal } = new AbortController();
const anna: Agent = { id: 'a1', name: 'Änna Öz', active: true };
const bea: Agent = { id: 'b1', name: 'Bea', active: true };
const carl: Agent = { id: 'c1', name: 'Carl', active: false };
const readAtMs = 1_763_596_800_000;

const names = ({ agents }: { agents: readonly Agent[] }) => new Set(agents.map(({ name }) => name));

it('knows active agents, finds leavers by id, and writes nobody twice', async () => {
  await keepAgents(db, { agents: [anna, bea], readAtMs, areAllActive: true });
  expect(await keepAgents(db, { agents: [carl], readAtMs, areAllActive: false })).toBe(1);
  expect(await keepAgents(db, { agents: [anna, bea], readAtMs, areAllActive: true })).toBe(0);
  const directory = createStoredDirectory({ db });
  expect(names(await directory.all(signal))).toEqual(new Set(['Bea', 'Änna Öz']));
  expect(await directory.byIds(['c1', 'nobody'], signal)).toEqual({
    agents: [carl],
    unread: [],
    isKept: true,
  });
});

it('takes who is no longer among the active for a leaver', async () => {
  await keepAgents(db, { agents: [anna, bea], readAtMs, areAllActive: true });
  expect(await keepAgents(db, { agents: [anna], readAtMs, areAllActive: true })).toBe(1);
  const { agents } = await createStoredDirectory({ db }).byIds(['b1'], signal);
  expect(agents).toEqual([{ ...bea, active: false }]);
});

it('keeps what is known of an agent when Genesys does not tell it', async () => {
  await keepAgents(db, { agents: [anna], readAtMs, areAllActive: true });
  await keepMembers(
    db,
    { kind: 'queue', unitId: 'q1' },
    {
      members: [{ id: 'a1', name: null, active: null }],
      readAtMs,
    },
  );
  expect((await createStoredDirectory({ db }).byIds(['a1'], signal)).agents).toEqual([anna]);
});

it('finds a name by any part of it, whatever the case', async () => {
  await keepAgents(db, { agents: [anna, bea], readAtMs, areAllActive: true });
  const directory = createStoredDirectory({ db });
  expect(names(await directory.search(' ÄNN', signal))).toEqual(new Set(['Änna Öz']));
  expect(names(await directory.search('öz', signal))).toEqual(new Set(['Änna Öz']));
  expect(names(await directory.search('%', signal))).toEqual(new Set());
});

it('knows who is in teams, queues and groups as they were last read', async () => {
  await keepAgents(db, { agents: [anna, bea], readAtMs, areAllActive: true });
  const directory = createStoredDirectory({ db });
  for (const kind of ['team', 'queue', 'group'] as const) {
    await keepUnits(db, kind, { units: [{ id: 'x', name: 'X' }], readAtMs });
    await keepMembers(db, { kind, unitId: 'x' }, { members: [anna, bea], readAtMs });
    await keepMembers(db, { kind, unitId: 'x' }, { members: [bea], readAtMs });
  }
  const onlyBea = { agents: [bea], unread: [], isKept: true };
  expect(await directory.inTeams(['x'], signal)).toEqual(onlyBea);
  expect(await directory.inQueues(['x'], signal)).toEqual(onlyBea);
  expect(await directory.inGroups(['x'], signal)).toEqual(onlyBea);
});

it('lists teams and queues by name, and those of somebody', async () => {
  await keepAgents(db, { agents: [anna, bea], readAtMs, areAllActive: true });
  const directory = createStoredDirectory({ db });
  const x = { id: 'x', name: 'X' };
  const y = { id: 'y', name: 'Y' };
  for (const kind of ['team', 'queue'] as const) {
    await keepUnits(db, kind, { units: [{ id: 'gone', name: 'Gone' }], readAtMs });
    await keepMembers(db, { kind, unitId: 'gone' }, { members: [anna], readAtMs });
    await keepUnits(db, kind, { units: [x, y], readAtMs });
    await keepMembers(db, { kind, unitId: 'x' }, { members: [anna, bea], readAtMs });
    await keepMembers(db, { kind, unitId: 'y' }, { members: [bea], readAtMs });
  }
  for (const units of [await directory.teams(signal), await directory.queues(signal)]) {
    expect(units).toMatchObject({
      units: expect.arrayContaining([x, y]),
      unread: [],
      isKept: true,
    });
    expect(units.units).toHaveLength(2);
  }
  const ofAnna = { units: [x], unread: [], isKept: true };
  expect(await directory.teamsOf(['a1', 'nobody'], signal)).toEqual(ofAnna);
  expect(await directory.queuesOf(['a1'], signal)).toEqual(ofAnna);
  expect((await directory.teamsOf([], signal)).units).toEqual([]);
});

it('says that teams, or the members of one, have not been read', async () => {
  const directory = createStoredDirectory({ db });
  const isWhole = async () => [
    (await directory.teams(signal)).unread.length === 0,
    (await directory.teamsOf(['a1'], signal)).unread.length === 0,
  ];
  expect(await isWhole()).toEqual([false, false]);
  await keepUnits(db, 'team', { units: [{ id: 't1', name: 'New' }], readAtMs });
  expect(await isWhole()).toEqual([true, false]);
  await keepMembers(db, { kind: 'team', unitId: 't1' }, { members: [], readAtMs });
  expect(await isWhole()).toEqual([true, true]);
});

it('knows nothing but the id of somebody before the agents were read', async () => {
  const directory = createStoredDirectory({ db });
  const { agents, unread } = await directory.byIds(['a1'], signal);
  expect([agents, unread.length]).toEqual([[{ id: 'a1', name: null, active: null }], 1]);
});

it('writes nothing when queues and their members are as they were', async () => {
  const members = { members: [anna], readAtMs };
  const units = { units: [{ id: 'q1', name: 'Support' }], readAtMs };
  expect(await keepUnits(db, 'queue', units)).toBe(1);
  expect(await keepMembers(db, { kind: 'queue', unitId: 'q1' }, members)).toBe(2);
  expect(await keepUnits(db, 'queue', units)).toBe(0);
  expect(await keepMembers(db, { kind: 'queue', unitId: 'q1' }, members)).toBe(0);
});

it('does not know a team that Genesys has no longer', async () => {
  const directory = createStoredDirectory({ db });
  await keepAgents(db, { agents: [anna], readAtMs, areAllActive: true });
  await keepUnits(db, 'team', { units: [{ id: 't1', name: 'Old' }], readAtMs });
  await keepMembers(db, { kind: 'team', unitId: 't1' }, { members: [anna], readAtMs });
  await keepUnits(db, 'team', { units: [{ id: 't2', name: 'New' }], readAtMs });
  await expect(directory.inTeams(['t1'], signal)).rejects.toThrow(UnknownScopeError);
  await expect(directory.inTeams(['t3'], signal)).rejects.toThrow('There is no team');
});

it('says what it has not read, and takes it for no empty team', async () => {
  const directory = createStoredDirectory({ db });
  expect((await directory.all(signal)).unread[0]?.kind).toBe('AGENTS');
  expect((await directory.inTeams(['t1'], signal)).unread).toHaveLength(1);
  await keepUnits(db, 'team', { units: [{ id: 't1', name: 'New' }], readAtMs });
  expect((await directory.inTeams(['t1'], signal)).unread).toHaveLength(1);
  await keepMembers(db, { kind: 'team', unitId: 't1' }, { members: [], readAtMs });
  expect(await directory.inTeams(['t1'], signal)).toMatchObject({ agents: [], unread: [] });
});

const version = async () => spanVersion(db, { startMs: 0, endMs: 1 });

it('gives every change of who is who a version, and none to what is as it was', async () => {
  const queue = { kind: 'queue', unitId: 'q1' } as const;
  const changes = [
    async (agent: Agent) => keepAgents(db, { agents: [agent], readAtMs, areAllActive: true }),
    async (agent: Agent) => keepAgents(db, { agents: [agent], readAtMs, areAllActive: false }),
    async ({ name }: Agent) => keepUnits(db, 'queue', { units: [{ id: 'q1', name }], readAtMs }),
    async (agent: Agent) => keepMembers(db, queue, { members: [agent], readAtMs }),
  ];
  await changes[2]?.(bea);
  for (const [index, keep] of changes.entries()) {
    const agent = { ...bea, name: `Bea ${index}` };
    const before = await version();
    await keep(agent);
    const after = await version();
    expect(after).toBeGreaterThan(before);
    await keep(agent);
    expect(await version()).toBe(after);
  }
});
