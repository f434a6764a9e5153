import { expect, it } from 'vitest';
import { LIMITS } from '../src/limits.ts';
import { ask, serverOf } from './ask.ts';

const HOUR = 'from: "2026-11-20T09:00:00Z", to: "2026-11-20T10:00:00Z"';
const MONTH = 'from: "2026-10-21T00:00:00Z", to: "2026-11-20T12:00:00Z"';

const world = serverOf({ agents: ['ada'] });
const limited = (limits: Partial<typeof LIMITS>) =>
  serverOf({ agents: ['ada'] }, { limits: { ...LIMITS, ...limits } });

it('tells in every answer what the query cost', async () => {
  const { extensions } = await ask(
    world,
    `{ utilization(${HOUR}, first: 10) { intervals { tTalk busy } } }`,
  );
  // 10 agents in 3 half hours: 2 to fold each and 2 values of each, and the list itself.
  const complexity = 2 * 30 + 1 + 2 * 30;
  expect(extensions.cost).toMatchObject({ depth: 3, breadth: 4, complexity });
});

it('tells the cost of answers that are errors too', async () => {
  const { extensions } = await ask(world, '{ nothing }');
  expect(extensions.cost).toMatchObject({ complexity: 0 });
});

it('refuses a query that is too deep', async () => {
  const query = `{ utilization(${HOUR}) { total { basis { utilization { busy } } } } }`;
  expect((await ask(limited({ depth: 5 }), query)).errors).toEqual([]);
  const { errors, data } = await ask(limited({ depth: 4 }), query);
  expect(data).toBeUndefined();
  expect(errors).toMatchObject([
    {
      message: 'The query has a depth of 5, more than the limit of 4: nest fewer fields.',
      extensions: { code: 'QUERY_TOO_DEEP', limit: 4, actual: 5 },
    },
  ]);
});

it('refuses a query that is too broad', async () => {
  const { errors } = await ask(world, `{ ${'agents { totalCount } '.repeat(151)} }`);
  expect(errors).toMatchObject([{ extensions: { code: 'QUERY_TOO_BROAD', actual: 302 } }]);
});

it('refuses a query that answers too many values, before anything is read', async () => {
  const unreadable = { source: {}, directory: {}, nowMs: () => 0, settleMs: 0 };
  // @ts-expect-error -- nothing of it may be used
  const server = serverOf({}, { report: unreadable });
  const { errors } = await ask(
    server,
    `{ utilization(${MONTH}, first: 1000) { intervals { tTalk } } }`,
  );
  expect(errors).toMatchObject([{ extensions: { code: 'QUERY_TOO_COMPLEX', limit: 1_200_000 } }]);
  expect(errors[0]?.message).toContain('ask for fewer agents (first), a shorter window');
});

it('counts a fragment in the largest field that uses it', async () => {
  const small = 'from: "2026-11-20T09:00:00Z", to: "2026-11-20T09:30:00Z", agentIds: ["ada"]';
  const { errors } = await ask(
    world,
    `{ a: utilization(${small}) { ...F } b: utilization(${MONTH}, first: 300) { ...F } }
     fragment F on Utilization { intervals { tTalk tHold busy } }`,
  );
  expect(errors).toMatchObject([{ extensions: { code: 'QUERY_TOO_COMPLEX' } }]);
});

it('counts what variables ask for', async () => {
  const { errors } = await ask(
    world,
    `query ($first: Int) { utilization(${MONTH}, first: $first) { intervals { tTalk } } }`,
    { first: 1000 },
  );
  expect(errors).toMatchObject([{ extensions: { code: 'QUERY_TOO_COMPLEX' } }]);
});

it('refuses a query of too many words and signs', async () => {
  const { errors } = await ask(world, `{ ${'__typename '.repeat(2000)} }`);
  expect(errors).toMatchObject([
    {
      message: expect.stringContaining('more than 2000 tokens'),
      extensions: { code: 'GRAPHQL_PARSE_FAILED' },
    },
  ]);
});

it('refuses a body that is too large', async () => {
  const { status, errors } = await ask(world, `{ agents { totalCount } } #${'a'.repeat(300_000)}`);
  expect(status).toBe(413);
  expect(errors).toMatchObject([{ extensions: { code: 'REQUEST_ENTITY_TOO_LARGE' } }]);
});

it('has room for every field of the schema at once, for a hundred agents over a day', async () => {
  const numbers = `state tHandle tTalk tHold tAcw tContacting tDialing busy tHoldElsewhere
    conversations booked { tHandle handled } started { tHandle handled }
    presence { loggedIn onQueue interacting communicating idle notResponding } utilization occupancy`;
  const { errors } = await ask(
    world,
    `{ utilization(from: "2026-11-19T12:00:00Z", to: "2026-11-20T12:00:00Z") {
      intervals { start end startLocal agent { id name } ${numbers} }
      agents { nodes { agent { name } total { ${numbers} } } }
      team { ${numbers} } total { ${numbers} } definitions { name meaning }
      series { starts agents { ${numbers} } }
    } }`,
  );
  expect(errors.map(({ message }) => message)).toEqual([]);
});
