import { expect, it } from 'vitest';
import { ask, serverOf } from './ask.ts';

const NAMES = ['gus', 'ada', 'eve', 'bob', 'fay', 'cy', 'dee'];
const world = serverOf({ agents: NAMES });

const PAGES = {
  utilization: `query ($after: String) {
    page: utilization(from: "2026-11-20T09:00:00Z", to: "2026-11-20T10:00:00Z", first: 3, after: $after) {
      agents { edges { cursor node { agent { name } } } nodes { agent { name } } totalCount
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }
    }
  }`,
  agents: `query ($after: String) {
    page: agents(first: 3, after: $after) {
      edges { cursor node { name } } nodes { name } totalCount
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }`,
};

async function pages(query: string): Promise<any[]> {
  const found: any[] = [];
  let after: string | null = null;
  do {
    const { data } = await ask(world, query, { after });
    const page: any = data.page.agents ?? data.page;
    found.push(page);
    after = page.pageInfo.hasNextPage === true ? page.pageInfo.endCursor : null;
  } while (after !== null);
  return found;
}

const nameOf = (node: any): string => node.agent?.name ?? node.name;

it.each(Object.entries(PAGES))('pages %s without loss or repetition', async (_field, query) => {
  const found = await pages(query);
  expect(found.map(({ nodes }) => nodes.map(nameOf))).toEqual([
    ['ada', 'bob', 'cy'],
    ['dee', 'eve', 'fay'],
    ['gus'],
  ]);
  expect(found.map(({ totalCount }) => totalCount)).toEqual([7, 7, 7]);
  expect(found.map(({ pageInfo }) => pageInfo.hasPreviousPage)).toEqual([false, true, true]);
});

it.each(Object.entries(PAGES))('goes on in %s behind any edge', async (_field, query) => {
  const [first] = await pages(query);
  expect(first.edges.map(({ node }: any) => nameOf(node))).toEqual(first.nodes.map(nameOf));
  expect(first.pageInfo).toMatchObject({
    startCursor: first.edges[0].cursor,
    endCursor: first.edges[2].cursor,
  });
  const { data } = await ask(world, query, { after: first.edges[0].cursor });
  expect((data.page.agents ?? data.page).nodes.map(nameOf)).toEqual(['bob', 'cy', 'dee']);
});

it('answers an empty page behind the last agent', async () => {
  const [, , last] = await pages(PAGES.agents);
  const { data } = await ask(world, PAGES.agents, { after: last.pageInfo.endCursor });
  expect(data.page).toMatchObject({
    nodes: [],
    pageInfo: { hasNextPage: false, startCursor: null, endCursor: null },
  });
});
