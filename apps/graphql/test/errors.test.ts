import { memoryWorld } from '@halfhour/core/testing';
import { expect, it } from 'vitest';
import { ask, serverOf } from './ask.ts';

const NOON = Date.parse('2026-11-20T12:00:00Z');
const QUERY = `query Morning {
  utilization(from: "2026-11-20T09:00:00Z", to: "2026-11-20T10:00:00Z", agentIds: ["ada"]) { asOf }
}`;

/** A server whose source has a defect. */
function broken(defect: unknown) {
  const { source, directory } = memoryWorld({ agents: ['ada'], asOfMs: NOON });
  return serverOf(
    {},
    {
      report: {
        directory,
        source: { ...source, readAgentDays: async () => Promise.reject(defect) },
        nowMs: () => NOON,
        settleMs: 0,
      },
    },
  );
}

it('tells a reference for what went wrong inside, which the log holds with the error', async () => {
  const defect = new Error('the password is hunter2');
  const world = broken(defect);
  const { data, errors } = await ask(world, QUERY);
  expect(data).toBeNull();
  expect(errors).toHaveLength(1);
  const reference = errors[0]?.extensions['reference'];
  expect(reference).toMatch(/^[\da-f]{8}$/u);
  expect(errors[0]).toMatchObject({
    message: expect.stringContaining(`Something went wrong (ref ${String(reference)})`),
    path: ['utilization'],
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
  });
  expect(world.log).toContainEqual({ message: 'masked error', reference, err: defect });
});

it.each([new TypeError('hunter2'), 'hunter2', { secret: 'hunter2' }, null])(
  'leaks nothing of %o',
  async (defect) => {
    const answer = await ask(broken(defect), QUERY);
    expect(JSON.stringify(answer)).not.toContain('hunter2');
    expect(answer.errors[0]?.extensions['reference']).toBeDefined();
  },
);

it('logs one line for each operation: name, outcome and cost, and nothing that was asked', async () => {
  const world = serverOf({ agents: ['ada'] });
  await ask(world, QUERY);
  await ask(world, QUERY.replace('ada', 'zoe'));
  await ask(world, '{ nothing }');
  const cost = { complexity: expect.any(Number), durationMs: expect.any(Number) };
  expect(world.log).toMatchObject([
    { message: 'operation', operation: 'Morning', outcome: 'ok', ...cost },
    { message: 'operation', operation: 'Morning', outcome: 'error', codes: ['BAD_USER_INPUT'] },
    {
      message: 'operation',
      operation: null,
      outcome: 'error',
      codes: ['GRAPHQL_VALIDATION_FAILED'],
    },
  ]);
  expect(JSON.stringify(world.log)).not.toMatch(/ada|zoe|nothing/u);
});
