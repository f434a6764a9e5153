import { expect, it } from 'vitest';
import { memoryWorld } from '../testing/memory-source.ts';
import { at, talk } from '../testing/legs.ts';
import { apartFrom } from './apart-from.ts';
import { namedDirectory } from './changed-agents.ts';
import { createKeptOrLiveDirectory } from './kept-or-live-directory.ts';
import { report } from './report.ts';

const ANNA = '3F2A91C0-1111-4222-8333-444455556666';
const BEA = '77777777-1111-4222-8333-444455556666';
const { signal } = new AbortController();

function world() {
  const { source, directory } = memoryWorld({
    agents: [ANNA, BEA],
    legs: [talk(ANNA, '09:10', '09:20')],
    teams: { t1: { name: 'Billing', agents: [ANNA] } },
    asOfMs: at('12:00'),
  });
  const named = {
    ...directory,
    all: async () => ({
      agents: [
        { id: ANNA, name: 'Anna Andersson', active: true },
        { id: BEA, name: 'Bea Bengtsson', active: true },
      ],
      unread: [],
    }),
  };
  return { source, directory: namedDirectory(named, 'off') };
}

it('calls agents by the beginning of their ids, in every answer', async () => {
  const { source, directory } = world();
  const deps = { source, directory, nowMs: () => at('12:00'), settleMs: 0 };
  const made = await report({ fromMs: at('09:00'), toMs: at('10:00') }, deps, signal);
  expect(made.agents.map(({ agent }) => agent.name)).toEqual(['agent 3f2a91c0', 'agent 77777777']);
  expect(JSON.stringify(made)).not.toMatch(/Andersson|Bengtsson/u);
});

it('finds agents by what they are called then, and by no name', async () => {
  const { directory } = world();
  const idsOf = async (text: string) =>
    (await directory.search(text, signal)).agents.map(({ id }) => id);
  expect(await idsOf('3F2A')).toEqual([ANNA]);
  expect(await idsOf('anna')).toEqual([]);
  expect(await idsOf('agent')).toEqual([ANNA, BEA]);
});

it('leaves names where they are on', async () => {
  const { directory } = memoryWorld({ agents: ['anna'], asOfMs: at('12:00') });
  expect(namedDirectory(directory, 'on')).toBe(directory);
});

it('calls them so whatever they are found by', async () => {
  const { directory } = world();
  const found = await Promise.all([
    directory.byIds([ANNA], signal),
    directory.inTeams(['t1'], signal),
  ]);
  expect(found.map(({ agents }) => agents[0]?.name)).toEqual(['agent 3f2a91c0', 'agent 3f2a91c0']);
});

it('calls them so in the directory of a scope, which comes from that scope of the one below', async () => {
  const { directory: below } = memoryWorld({ agents: [ANNA], asOfMs: at('12:00') });
  const scopes: string[] = [];
  const apart = (scope: string) => {
    scopes.push(scope);
    return below;
  };
  const kept = { ...below, byIds: async () => ({ agents: [], unread: [] }) };
  const live = { ...below, apart };
  const directory = namedDirectory(createKeptOrLiveDirectory({ kept, live }), 'off');
  const { agents } = await apartFrom(directory, 'alpha').byIds([ANNA], signal);
  expect(agents.map(({ name }) => name)).toEqual(['agent 3f2a91c0']);
  expect(scopes).toEqual(['alpha']);
});
