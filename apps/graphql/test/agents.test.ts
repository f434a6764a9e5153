import { memoryWorld } from '@halfhour/core/testing';
import { expect, it } from 'vitest';
import { ask, serverOf } from './ask.ts';

const world = serverOf({
  agents: [
    { id: 'u1', name: 'Ada Lovelace', active: true },
    { id: 'u2', name: 'Grace Hopper', active: true },
    { id: 'u3', name: 'Ada Gone', active: false },
  ],
});

it('finds active agents by part of a name', async () => {
  const { data } = await ask(
    serverOf({ agents: ['Ada Lovelace', 'Grace Hopper'] }),
    '{ agents(search: " ada ") { totalCount nodes { name active } } }',
  );
  expect(data.agents).toEqual({ totalCount: 1, nodes: [{ name: 'Ada Lovelace', active: true }] });
});

it.each(['agents', 'agents(search: "  ")'])('lists every active agent for %s', async (field) => {
  const { data } = await ask(world, `{ ${field} { nodes { id } } }`);
  expect(data.agents.nodes).toEqual([{ id: 'u1' }, { id: 'u2' }]);
});

it('tells what could not be read of the agents', async () => {
  const { source, directory } = memoryWorld({ agents: [], asOfMs: 0 });
  const unread = {
    kind: 'AGENTS',
    reason: 'LOGIN_FAILED',
    message: 'Genesys refused the login.',
    missingPermissions: [],
    span: { startMs: 0, endMs: 0 },
    correlationId: null,
  } as const;
  const blind = serverOf(
    {},
    {
      report: {
        source,
        directory: { ...directory, all: async () => ({ agents: [], unread: [unread] }) },
        nowMs: () => 0,
        settleMs: 0,
      },
    },
  );
  const { data } = await ask(blind, '{ agents { nodes { id } unread { kind reason message } } }');
  expect(data.agents).toEqual({
    nodes: [],
    unread: [{ kind: 'AGENTS', reason: 'LOGIN_FAILED', message: 'Genesys refused the login.' }],
  });
});

it('reads who the agents are once, however many rows name them', async () => {
  let reads = 0;
  const { source, directory } = memoryWorld({ agents: ['ada', 'bob'], asOfMs: Date.now() });
  const counting = serverOf(
    {},
    {
      report: {
        source,
        directory: {
          ...directory,
          all: async (signal) => {
            reads += 1;
            return directory.all(signal);
          },
        },
        nowMs: () => Date.parse('2026-11-20T12:00:00Z'),
        settleMs: 0,
      },
    },
  );
  const { data } = await ask(
    counting,
    `{ utilization(from: "2026-11-20T00:00:00Z", to: "2026-11-20T12:00:00Z") {
      intervals { agent { name } }
    } }`,
  );
  expect(data.utilization.intervals).toHaveLength(48);
  expect(reads).toBe(1);
});
