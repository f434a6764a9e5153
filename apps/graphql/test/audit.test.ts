import type { Asking, NumbersRead } from '@halfhour/core';
import { at } from '@halfhour/core/testing';
import { expect, it } from 'vitest';
import { ask } from './ask.ts';
import { callerWho } from './callers.ts';
import { keptServer, SETTLED_MS } from './kept-server.ts';

const MORNING = 'from: "2026-11-20T09:00:00Z", to: "2026-11-20T10:00:00Z"';
const span = { startMs: at('09:00'), endMs: at('10:00') };
const CALLER = callerWho({ sees: 'everybody' });

/** A server with an audit that is a list. */
function auditedServer() {
  const noted: (Asking & NumbersRead)[] = [];
  const audit = {
    note: (asking: Asking, read: NumbersRead) => void noted.push({ ...asking, ...read }),
  };
  const world = keptServer(SETTLED_MS, { audit, callerOf: async () => CALLER });
  return { world, noted };
}

it('writes down who asked for whose numbers, by which fields', async () => {
  const { world, noted } = auditedServer();
  await ask(
    world,
    `query Any { ...Q agents { totalCount } }
     fragment Q on Query { utilization(${MORNING}) { intervals { booked { handled } } } }`,
  );
  expect(noted).toEqual([
    {
      who: 'key:test',
      app: 'graphql',
      through: 'utilization,agents',
      kind: 'answer',
      families: ['worked', 'booked'],
      what: 'halfHours',
      scope: 'everybody',
      agentIds: ['ada', 'bob'],
      span,
    },
  ]);
});

it('writes down an answer that is given again as one that is made', async () => {
  const { world, noted } = auditedServer();
  const query = `{ utilization(${MORNING}, agentIds: ["bob"]) { intervals { tTalk } } }`;
  await ask(world, query);
  await ask(world, query);
  expect(world.kept.reads).toBe(1);
  expect(noted).toHaveLength(2);
  expect(noted[1]).toEqual(noted[0]);
  expect(noted[0]).toMatchObject({ scope: 'agents', agentIds: ['bob'] });
});

it('writes down an explanation, and nothing where no number is read', async () => {
  const { world, noted } = auditedServer();
  await ask(world, '{ agents { totalCount } }');
  expect(noted).toEqual([]);
  const of = 'agentId: "ada", at: "2026-11-20T09:00:00Z"';
  await ask(world, `{ explain(${of}) { agent { id } } }`);
  expect(noted.map(({ through, what }) => `${through} ${what}`)).toEqual([
    'explain halfHours',
    'explain legs',
  ]);
});
