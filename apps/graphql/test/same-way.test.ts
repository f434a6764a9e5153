import { createNoting } from '@halfhour/core/testing';
import { expect, it } from 'vitest';
import { createDocumentMemory, type DocumentMemory } from '../src/document-memory.ts';
import { ask } from './ask.ts';
import { queries } from './tried.ts';
import { boss, leadOfBeta, serverOfTeams, SHIFTS } from './two-teams.ts';

/** What answering takes as long as: all that is looked up for it, and what it is said to cost. */
interface Way {
  readonly calls: readonly string[];
  readonly cost: unknown;
}

type Asker = { readonly headers: Readonly<Record<string, string>> };

/** The way that the lead of Alpha's question makes, after others have asked the same. */
async function wayOf(query: string, hasBeta: boolean, ...before: Asker[]): Promise<Way> {
  const { calls, watched } = createNoting();
  const server = serverOfTeams(hasBeta, watched, { documents: watchedDocuments(calls) });
  for (const asker of before) await ask(server, query, {}, asker);
  calls.length = 0;
  const { extensions } = await ask(server, query);
  return { calls: [...calls], cost: extensions.cost };
}

/** Notes whether the text of a query has to be read. */
function watchedDocuments(calls: string[]): DocumentMemory {
  const memory = createDocumentMemory();
  return {
    ...memory,
    get(scope, text) {
      const found = memory.get(scope, text);
      calls.push(found === undefined ? 'the text is read' : 'the text is remembered');
      return found;
    },
  };
}

it.each(queries)('looks up for the lead of Alpha what it would without Beta: $of', async (one) => {
  const way = await wayOf(one.query, true);
  expect(way).toEqual(await wayOf(one.query, false));
  expect(way.calls.length).toBeGreaterThan(0);
});

it.each(queries)('looks up the same after others have asked: $of', async ({ query }) => {
  const way = await wayOf(query, true);
  expect(await wayOf(query, true, boss, leadOfBeta)).toEqual(way);
});

/** In the place of each id of Beta, one that nobody has. */
const NOBODYS: readonly (readonly [theirs: string, nobodys: string])[] = [
  ['"bob"', '"nix"'],
  ['"tb"', '"tx"'],
  ['"qb"', '"qx"'],
  [SHIFTS.beta, SHIFTS.beta.replace(/.$/u, 'f')],
];

const hidden = queries.filter(({ query }) => NOBODYS.some(([theirs]) => query.includes(theirs)));

it.each(hidden)('looks up what is hidden as what was made up: $of', async ({ query }) => {
  const madeUp = NOBODYS.reduce(
    (text, [theirs, nobodys]) => text.replaceAll(theirs, nobodys),
    query,
  );
  expect(madeUp).not.toBe(query);
  expect(await wayOf(query, true)).toEqual(await wayOf(madeUp, true));
});

it('gives an answer again to who sees the same, so that there was something to remember', async () => {
  const query = queries.find(({ of }) => of.startsWith('utilization('))?.query ?? '';
  const again = await wayOf(query, true, { headers: {} });
  expect(again.calls.map((call) => call.split(' ', 1)[0])).not.toContain('source.readAgentDays');
  expect(again.calls).toContain('the text is remembered');
});
