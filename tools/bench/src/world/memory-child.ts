// A child process: reads and folds a question about many conversations, through the client, the
// network and the reading that ship; says how much memory that took at its peak.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AgentDay, createFold, DAY_MS, readWork } from '../measured.ts';
import { clientOver } from './client.ts';
import type { Size } from './endless.ts';
import type { EndlessPlace } from './endless-server.ts';

/** What a child is told to do. */
export interface MemoryOrder {
  readonly place: EndlessPlace;
  readonly size: Size;
}

const [order]: MemoryOrder[] = await once(process, 'message');
assert.ok(order !== undefined);
const { place, size } = order;
const answered = await readAndFold(place);
const peakMb = process.resourceUsage().maxRSS / 1024;
assert.equal(answered.folded, size.conversations);
assert.equal(answered.agentDays.length, size.agents * size.days);
assert.equal(startedHandleMs(answered.agentDays), place.tHandleMs);
process.send?.(peakMb);
process.disconnect();

async function readAndFold({ port, span, agentIds }: EndlessPlace) {
  // Late enough for all that began in the span to have ended.
  const asOfMs = span.endMs + DAY_MS;
  const client = clientOver(fetch, { gatewayUrl: `http://127.0.0.1:${port}` });
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

/** Genesys' tHandle by the start of the conversation: every one of them is in the span. */
function startedHandleMs(agentDays: readonly AgentDay[]): number {
  let sum = 0;
  for (const { parts } of agentDays) {
    for (const { started } of parts) for (const value of started.tHandle) sum += value;
  }
  return sum;
}
