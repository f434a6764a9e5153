// A child process: reads and folds a question about many conversations, through the client and the
// reading that ship, over pages made on the fly; says how much memory that took at its peak.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { Models } from 'purecloud-platform-client-v2';
import { type AgentDay, createFold, DAY_MS, readWork } from '../measured.ts';
import { clientOver, DETAILS, networkOf } from './client.ts';
import { createEndless, type Endless, type Size } from './endless.ts';
import type { Team } from './templates.ts';

/** What a child is told to do. */
export interface MemoryOrder {
  readonly team: Team;
  readonly size: Size;
}

const [order]: MemoryOrder[] = await once(process, 'message');
assert.ok(order !== undefined);
const { team, size } = order;
const world = createEndless(team, size);
const answered = await readAndFold(world);
const peakMb = process.resourceUsage().maxRSS / 1024;
assert.equal(answered.folded, size.conversations);
assert.equal(answered.agentDays.length, size.agents * size.days);
assert.equal(startedHandleMs(answered.agentDays), world.tHandleMs);
process.send?.(peakMb);
process.disconnect();

async function readAndFold({ span, agentIds, page }: Endless) {
  // Late enough for all that began in the span to have ended.
  const asOfMs = span.endMs + DAY_MS;
  const client = clientOver(
    networkOf(async (request) => new Response(await answer(page, request))),
  );
  const fold = createFold({ span, asOfMs });
  let folded = 0;
  const { marks, unread } = await readWork(
    {
      client,
      context: { priority: 'background' },
      span,
      asOfMs,
      agentIds,
      lookBackDays: 1,
      concurrency: 8,
    },
    ({ legs }) => {
      folded += 1;
      fold.addConversation(legs);
    },
  );
  assert.deepEqual(unread, []);
  for (const mark of marks) fold.markWorkRead(mark.agentIds, mark.span);
  return { agentDays: fold.agentDays(), folded };
}

async function answer(page: Endless['page'], request: Request): Promise<string> {
  if (!request.url.endsWith(DETAILS)) return '{"access_token":"bench","expires_in":86400}';
  const { interval, segmentFilters, paging }: Models.ConversationQuery = JSON.parse(
    await request.text(),
  );
  const users = segmentFilters?.[0]?.predicates ?? [];
  const agentIds = users.map(({ value = '' }) => value);
  return page(interval.slice(0, 10), agentIds, paging?.pageNumber ?? 1);
}

/** Genesys' tHandle by the start of the conversation: every one of them is in the span. */
function startedHandleMs(agentDays: readonly AgentDay[]): number {
  let sum = 0;
  for (const { parts } of agentDays) {
    for (const { started } of parts) for (const value of started.tHandle) sum += value;
  }
  return sum;
}
