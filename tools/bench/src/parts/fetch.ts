import assert from 'node:assert/strict';
import type { GenesysClient } from '@halfhour/core';
import type { Models } from 'purecloud-platform-client-v2';
import { type ReadPage, sdkReader } from '../../baselines/sdk-reads.ts';
import { assertSameSums, sumsOf } from '../agreement.ts';
import { createPageFold, type PageFold } from '../fold-pages.ts';
import { type AgentDay, createFold, readWork } from '../measured.ts';
import { interleaved } from '../measure/rounds.ts';
import { ratio, spreadOf } from '../measure/spread.ts';
import type { Part } from '../part.ts';
import { clientOver, watched } from '../world/client.ts';
import { nextWord, startChild } from '../world/child.ts';
import { organisation } from '../world/organisation.ts';
import { agentIdsOf, AS_OF_MS, SPAN } from '../world/pages.ts';

const AGENTS = 100;

/** Pages at once, for both. */
const CONCURRENCY = 8;

/** What our transport, reading and folding cost against the SDK's transport alone. */
export const fetching: Part = {
  name: 'fetch',
  title: 'fetch + fold over loopback, against the same reads with the SDK’s own transport',
  async run(rounds) {
    const child = startChild(new URL('../world/canned-server.ts', import.meta.url), [
      String(AGENTS),
    ]);
    try {
      const port = await nextWord<number>(child);
      const agentIds = agentIdsOf(organisation(AGENTS));
      const gatewayUrl = `http://127.0.0.1:${port}`;
      const queries = await queriesOf(gatewayUrl, agentIds);
      const client = clientOver(fetch, { gatewayUrl });
      const readPage = await sdkReader(port);
      const contestants = {
        ours: async () => fetchAndFold(client, agentIds),
        sdk: async () => readAll(readPage, queries, () => undefined),
        sdkFold: async () => {
          const { add, agentDays } = createPageFold(agentIds);
          await readAll(readPage, queries, add);
          return agentDays();
        },
      };
      assertSameSums(sumsOf(await contestants.ours()), sumsOf(await contestants.sdkFold()));
      const samples = await interleaved(contestants, rounds);
      return [
        {
          what: `fetch + fold ÷ the same ${queries.length} reads with the SDK and axios, not folded`,
          value: ratio(samples.ours, samples.sdk),
          unit: '×',
          goal: { is: 'at most', value: 0.6 },
        },
        {
          what: 'fetch + fold ÷ the SDK, axios and the same fold',
          value: ratio(samples.ours, samples.sdkFold),
          unit: '×',
        },
        { what: 'the reads with the SDK and axios', value: spreadOf(samples.sdk), unit: 'ms' },
      ];
    } finally {
      child.disconnect();
    }
  },
};

async function fetchAndFold(
  client: GenesysClient,
  agentIds: readonly string[],
): Promise<AgentDay[]> {
  const fold = createFold({ span: SPAN, asOfMs: AS_OF_MS });
  const { marks, unread } = await readWork(
    {
      client,
      context: { priority: 'interactive' },
      span: SPAN,
      asOfMs: AS_OF_MS,
      agentIds,
      lookBackDays: 1,
      concurrency: CONCURRENCY,
    },
    ({ legs }) => {
      fold.addConversation(legs);
    },
  );
  assert.deepEqual(unread, []);
  for (const mark of marks) fold.markWorkRead(mark.agentIds, mark.span);
  return fold.agentDays();
}

/** Every query that our reading makes, for the SDK to make the same. */
async function queriesOf(
  gatewayUrl: string,
  agentIds: readonly string[],
): Promise<Models.ConversationQuery[]> {
  const queries: Models.ConversationQuery[] = [];
  const network = watched(fetch, (query) => {
    queries.push(JSON.parse(query));
  });
  await fetchAndFold(clientOver(network, { gatewayUrl }), agentIds);
  return queries;
}

/** All pages, as many at once as ours; none is kept. */
async function readAll(
  readPage: ReadPage,
  queries: readonly Models.ConversationQuery[],
  onPage: PageFold['add'],
): Promise<void> {
  const waiting = queries.values();
  const worker = async () => {
    for (const query of waiting) onPage(await readPage(query));
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
}
