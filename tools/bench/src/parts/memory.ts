import type { Part } from '../part.ts';
import { nextWord, startChild } from '../world/child.ts';
import type { Size } from '../world/endless.ts';
import type { EndlessOrder, EndlessPlace } from '../world/endless-server.ts';
import type { MemoryOrder } from '../world/memory-child.ts';
import { makeTeam, type Team } from '../world/templates.ts';

const MANY: Size = { agents: 1000, days: 5, conversations: 1_000_000 };
const FEW: Size = { ...MANY, conversations: 100_000 };

/** The largest question there is: a thousand agents, as busy as people are, for most of a month. */
const LARGEST: Size = { agents: 1000, days: 25, conversations: 1_000_000 };

/** That conversations stream by: memory is for the agents' days, not for what is read. */
export const memory: Part = {
  name: 'memory',
  title: 'peak memory of reading and folding a million conversations',
  async run() {
    const team = await makeTeam(60);
    const few = await peakMb(team, FEW);
    const many = await peakMb(team, MANY);
    const largest = await peakMb(team, LARGEST);
    return [
      {
        what: 'peak RSS, 1,000,000 conversations of 1,000 agents in 5 days',
        value: many,
        unit: 'MB',
        goal: { is: 'at most', value: 320 },
      },
      {
        what: 'the same ÷ that of 100,000 conversations',
        value: many / few,
        unit: '×',
        goal: { is: 'at most', value: 1.75 },
      },
      { what: 'peak RSS, 1,000,000 conversations in 25 days', value: largest, unit: 'MB' },
    ];
  },
};

async function peakMb(team: Team, size: Size): Promise<number> {
  const server = startChild(new URL('../world/endless-server.ts', import.meta.url));
  try {
    const served: EndlessOrder = { team, size };
    server.send(served);
    const child = startChild(new URL('../world/memory-child.ts', import.meta.url));
    const order: MemoryOrder = { place: await nextWord<EndlessPlace>(server), size };
    child.send(order);
    return await nextWord<number>(child);
  } finally {
    server.disconnect();
  }
}
