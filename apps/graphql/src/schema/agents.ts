import {
  type Agent,
  agentsInScope,
  cursorOf,
  DEFAULT_AGENTS,
  type Directory,
  MAX_SEARCH_LENGTH,
  ReportInputError,
  type Unread,
} from '@halfhour/core';
import { builder } from '../builder.ts';
import { AgentType } from './agent.ts';
import { type Page, PageInfo, pageOf } from './page-info.ts';
import { UnreadType } from './unread.ts';

interface AgentEdge {
  readonly agent: Agent;
  readonly cursor: string;
}

interface AgentPage {
  readonly edges: readonly AgentEdge[];
  readonly page: Page;
  readonly totalCount: number;
  readonly unread: readonly Unread[];
}

const AgentEdgeType = builder.objectRef<AgentEdge>('AgentEdge').implement({
  description: 'An agent in the list.',
  fields: (t) => ({
    cursor: t.exposeString('cursor', {
      description: 'Give it as after to go on behind this agent.',
    }),
    node: t.expose('agent', { type: AgentType, description: 'The agent.' }),
  }),
});

const AgentConnection = builder.objectRef<AgentPage>('AgentConnection').implement({
  description: 'A page of agents, in order of name.',
  fields: (t) => ({
    edges: t.field({
      type: [AgentEdgeType],
      description: 'The agents with their cursors.',
      complexity: (_args, { asked }) => ({ field: 1, multiplier: asked.agents }),
      resolve: ({ edges }) => edges,
    }),
    nodes: t.field({
      type: [AgentType],
      description: 'The agents.',
      complexity: (_args, { asked }) => ({ field: 1, multiplier: asked.agents }),
      resolve: ({ edges }) => edges.map(({ agent }) => agent),
    }),
    pageInfo: t.expose('page', { type: PageInfo, description: 'Where this page stands.' }),
    totalCount: t.exposeInt('totalCount', { description: 'How many agents, on all pages.' }),
    unread: t.field({
      type: [UnreadType],
      description: 'What could not be read; empty when everything was.',
      resolve: ({ unread }) => unread,
    }),
  }),
});

builder.queryField('agents', (t) =>
  t.field({
    type: AgentConnection,
    description: 'Active agents, in order of name.',
    args: {
      search: t.arg.string({
        description: `Part of a name, at most ${MAX_SEARCH_LENGTH} characters. Blank: all.`,
      }),
      first: t.arg.int({
        description: `How many at the most, from 1 to 1000. By default ${DEFAULT_AGENTS}.`,
      }),
      after: t.arg.string({ description: 'Only agents behind this cursor: an earlier endCursor.' }),
    },
    resolve: async (_root, args, { report, signal, answered }) => {
      const after = args.after ?? undefined;
      const found = await agentsInScope(
        {},
        { first: args.first ?? undefined, after },
        narrowed(report.directory, searchText(args.search)),
        signal,
      );
      answered.note({ agents: found.agents.length, halfHours: 0 });
      const edges = found.agents.map((agent) => ({ agent, cursor: cursorOf(agent) }));
      const page = pageOf(edges, { hasNextPage: found.hasNextPage, after });
      return { edges, page, totalCount: found.totalCount, unread: found.unread };
    },
  }),
);

function searchText(search: string | null | undefined): string {
  const text = search?.trim() ?? '';
  if (text.length <= MAX_SEARCH_LENGTH) return text;
  throw new ReportInputError(
    'search',
    `search has ${text.length} characters; the most is ${MAX_SEARCH_LENGTH}.`,
  );
}

/** The directory in which everybody is whom the text finds, so that core's paging does the rest. */
function narrowed(directory: Directory, text: string): Directory {
  if (text === '') return directory;
  return { ...directory, all: async (signal) => directory.search(text, signal) };
}
