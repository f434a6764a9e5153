import { expect, it } from 'vitest';
import { ask } from './ask.ts';
import { fieldsOf } from './everything.ts';
import { queries, TRIED } from './tried.ts';
import { BETA, boss, serverOfTeams, SHIFTS } from './two-teams.ts';

/** What is tried with each field of Mutation; nothing of it is for anybody but administrators. */
const CHANGES: Readonly<Record<string, string>> = {
  backfill: '(from: "2026-11-01T00:00:00Z", to: "2026-11-02T00:00:00Z")',
  createShift: '(input: {name: "x", zone: "UTC", start: "09:00", end: "17:00", teamId: "tb"})',
  updateShift: `(id: "${SHIFTS.beta}", version: 1, input: {name: "x"})`,
  endShift: `(id: "${SHIFTS.beta}")`,
};

it('has tried every field and every argument there is', () => {
  const tried = fieldsOf('query').map(({ name, args }) => [
    name,
    args.filter((arg) => (TRIED[name] ?? []).some((given) => given.includes(`${arg.name}:`)))
      .length,
  ]);
  expect(tried).toEqual(fieldsOf('query').map(({ name, args }) => [name, args.length]));
  expect(Object.keys(CHANGES).toSorted()).toEqual(
    fieldsOf('mutation')
      .map(({ name }) => name)
      .toSorted(),
  );
});

const both = serverOfTeams(true);
const alone = serverOfTeams(false);

it.each(queries)(
  'tells the lead of Alpha the same as if there were no Beta: $of',
  async ({ query }) => {
    // First by one who sees all, so that an answer is remembered that is not the lead's.
    const all = await ask(both, query, {}, boss);
    const answer = await ask(both, query);
    expect(withoutBudget(answer)).toEqual(withoutBudget(await ask(alone, query)));
    const others = BETA.filter((id) => !query.includes(`"${id}"`));
    const pattern = new RegExp(
      [...others, 'Name of bo', 'Beta', 'of beta', SHIFTS.beta].join('|'),
      'u',
    );
    const told = JSON.stringify(answer.data ?? answer.errors.map(({ message }) => message));
    expect(told.replaceAll(query, '')).not.toMatch(
      query.includes(SHIFTS.beta) ? /Late Beta/u : pattern,
    );
    expect(all.errors).toEqual([]);
  },
);

it('tells one who sees all of Beta, so that there was something to hide', async () => {
  const told = await Promise.all(queries.map(async ({ query }) => ask(both, query, {}, boss)));
  const text = JSON.stringify(told);
  for (const word of [
    ...BETA,
    'Late Beta',
    'owner of beta',
    'delivery of subscription of beta',
    'tb',
  ]) {
    expect(text).toContain(word);
  }
});

it.each(Object.entries(CHANGES))(
  'lets nobody but administrators change anything: %s',
  async (name, given) => {
    const field = fieldsOf('mutation').find((one) => one.name === name);
    const mutation = `mutation { ${name}${given} { __typename } }`;
    expect(field).toBeDefined();
    const { status, errors, data } = await ask(both, mutation);
    expect([status, data]).toEqual([403, null]);
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  },
);

/** What is left of the minute's budget follows from what was asked before. */
function withoutBudget({ extensions, ...answer }: Awaited<ReturnType<typeof ask>>) {
  const { remaining: _remaining, ...cost } = extensions?.cost ?? {};
  return { ...answer, cost };
}
