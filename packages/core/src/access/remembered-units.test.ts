import { expect, it } from 'vitest';
import type { AgentsFound } from '../report/source.ts';
import { createRememberedUnits, type UnitDirectory } from './remembered-units.ts';
import { memoryWorld } from '../testing/memory-source.ts';
import { TROUBLE } from './testing.ts';

const { signal } = new AbortController();

/** A directory that can be changed, with a version, and what was read of it. */
function world() {
  const state = { version: 1, teams: { t1: ['anna', 'bea'] }, isKept: true, unread: [TROUBLE] };
  state.unread = [];
  const asked: string[] = [];
  const now = () =>
    memoryWorld({ agents: ['anna', 'bea'], teams: state.teams, asOfMs: 0 }).directory;
  const how = () => ({ isKept: state.isKept, unread: state.unread });
  const directory: UnitDirectory = {
    ...now(),
    async inTeams(ids, abort) {
      asked.push(`in ${ids.join()}`);
      return { ...(await now().inTeams(ids, abort)), ...how() };
    },
    async teams(abort) {
      asked.push('teams');
      return { ...(await now().teams(abort)), ...how() };
    },
  };
  const versionOf = async () => {
    asked.push('version');
    return state.version;
  };
  const unitsNow = createRememberedUnits({ directory, versionOf });
  /** What one question finds. */
  const ask = async () => {
    const units = unitsNow();
    const [{ agents }] = await Promise.all([units.inTeams(['t1'], signal), units.teams(signal)]);
    return agents.map(({ id }) => id);
  };
  return { state, asked, ask };
}

it('asks for the version alone, and once for a question, as long as it is the same', async () => {
  const { asked, ask } = world();
  const first = await ask();
  asked.length = 0;
  expect([await ask(), asked]).toEqual([first, ['version']]);
});

it('knows who has left a team as soon as there is another version', async () => {
  const { state, ask } = world();
  await ask();
  state.teams.t1 = ['bea'];
  state.version += 1;
  expect(await ask()).toEqual(['bea']);
});

it('asks again for what Genesys told, and for what was not told whole', async () => {
  const { state, asked, ask } = world();
  const found = ['version', 'in t1', 'teams'];
  state.isKept = false;
  await ask();
  state.isKept = true;
  state.unread = [TROUBLE];
  await ask();
  state.unread = [];
  await ask();
  expect(asked).toEqual([...found, ...found, ...found]);
});

const asKept = async (found: Promise<AgentsFound>) => ({ ...(await found), isKept: true });

it('keeps units of other kinds and names apart', async () => {
  const { directory } = memoryWorld({
    agents: ['anna', 'bea', 'cleo'],
    teams: { one: ['anna'], 'one,two': ['cleo'], two: ['bea'] },
    queues: { one: { name: 'Sales', agents: ['bea'] } },
    groups: { one: ['cleo'] },
    asOfMs: 0,
  });
  const kept: UnitDirectory = {
    ...directory,
    inTeams: async (ids, abort) => asKept(directory.inTeams(ids, abort)),
    inQueues: async (ids, abort) => asKept(directory.inQueues(ids, abort)),
    inGroups: async (ids, abort) => asKept(directory.inGroups(ids, abort)),
  };
  const units = createRememberedUnits({ directory: kept, versionOf: async () => 1 })();
  const found = [
    await units.inTeams(['one'], signal),
    await units.inTeams(['one', 'two'], signal),
    await units.inTeams(['one,two'], signal),
    await units.inQueues(['one'], signal),
    await units.inGroups(['one'], signal),
  ];
  expect(found.map(({ agents }) => agents.map(({ id }) => id))).toEqual([
    ['anna'],
    ['anna', 'bea'],
    ['cleo'],
    ['bea'],
    ['cleo'],
  ]);
});
