import { memoryWorld, talk } from '@halfhour/core/testing';
import { expect, it } from 'vitest';
import { NOW_MS, printed } from './testing.ts';

const EVERYBODY = Array.from({ length: 250 }, (_, index) => `agent-${1000 + index}`);
const UNREAD = {
  kind: 'CONVERSATIONS',
  reason: 'PERMISSION_MISSING',
  message: 'The conversations could not be read.',
  missingPermissions: ['analytics:conversationDetail:view'],
  span: { startMs: NOW_MS - 1, endMs: NOW_MS },
  correlationId: null,
} as const;

it('reads on until all agents are read, and adds up all of them', async () => {
  const legs = EVERYBODY.map((agent) => talk(agent, '09:00', '09:10'));
  const { text } = await printed('json', { agents: EVERYBODY, legs });
  expect(JSON.parse(text ?? '')).toMatchObject({
    agents: EVERYBODY.map((id) => ({ id })),
    total: { agentHalfHoursRead: 750, busy: 250 * 600_000 },
  });
});

it('answers the same window on every page, though the clock goes on', async () => {
  let nowMs = Date.parse('2026-11-20T09:59:59Z');
  const deps = {
    ...memoryWorld({ agents: EVERYBODY, asOfMs: nowMs }),
    nowMs: () => (nowMs += 1000),
    settleMs: 0,
  };
  const { summary } = await printed('csv', {}, { deps });
  const { agentHalfHoursRead, agentHalfHoursMissing } = summary.totals;
  expect((agentHalfHoursRead + agentHalfHoursMissing) / 250).toBe(2);
});

it('prints nothing when not everything could be read, and stops asking', async () => {
  let pages = 0;
  const { text, summary } = await printed(
    'csv',
    { agents: EVERYBODY, unread: [UNREAD] },
    { progress: { onPage: () => (pages += 1), stop: () => undefined } },
  );
  expect(text).toBeNull();
  expect(summary.unread).toEqual([UNREAD]);
  expect(pages).toBe(1);
});

it('prints what could be read with --partial, and says once what could not', async () => {
  const world = { agents: EVERYBODY, unread: [UNREAD] };
  const { text } = await printed('json', world, { partial: true });
  const { unread, agents } = JSON.parse(text ?? '');
  expect(agents).toHaveLength(250);
  expect(unread).toEqual([
    expect.objectContaining({ missingPermissions: ['analytics:conversationDetail:view'] }),
  ]);
});
