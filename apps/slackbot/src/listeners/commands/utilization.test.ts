import { at, memoryWorld, type MemoryWorld, talk } from '@halfhour/core/testing';
import type { ReportDeps } from '@halfhour/core';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { utilizationCommand } from './utilization.ts';

/** Calls the listener as Bolt does and gives what Slack was told, in order. */
async function told(
  world: Partial<MemoryWorld>,
  override: Partial<ReportDeps> = {},
): Promise<unknown[]> {
  const calls: unknown[] = [];
  const listener = utilizationCommand({
    reportDeps: {
      ...memoryWorld({ agents: ['anna'], asOfMs: at('10:29'), ...world }),
      nowMs: () => at('10:30'),
      settleMs: 0,
      ...override,
    },
    zone: 'Europe/London',
    log: pino({ level: 'silent' }),
    signal: new AbortController().signal,
  });
  await listener({
    ack: async () => {
      calls.push('ack');
    },
    respond: async (message) => {
      calls.push(message);
    },
  });
  return calls;
}

it('acknowledges first, then tells today privately with its denominator named', async () => {
  const calls = await told({
    legs: [talk('anna', '09:10', '09:40')],
    presence: { anna: { loggedIn: 1_800_000 } },
  });
  expect(calls).toEqual([
    'ack',
    {
      response_type: 'ephemeral',
      text:
        '*Today* (00:00–10:30 GMT, 1 agent): utilization 5 % (busy 30 min ÷ logged in 10 h).\n' +
        'Handle 30 min: talk 30 min, hold 0 ms, ACW 0 ms.\n' +
        'As of 10:29 GMT.',
    },
  ]);
});

it('says what could not be read and which permission is missing', async () => {
  const [, message] = await told({
    unread: [
      {
        kind: 'CONVERSATIONS',
        reason: 'PERMISSION_MISSING',
        message: 'Conversations could not be read.',
        missingPermissions: ['analytics:conversationDetail:view'],
        span: { startMs: 0, endMs: 1 },
        correlationId: null,
      },
    ],
  });
  expect(message).toMatchObject({
    text:
      '*Today* (00:00–10:30 GMT, 1 agent): nothing could be read.\n' +
      ':warning: Conversations could not be read. Missing: analytics:conversationDetail:view.',
  });
});

function brokenClock(): never {
  throw new Error('secret details');
}

it('answers politely, with a reference, when something breaks', async () => {
  const [, message] = await told({}, { nowMs: brokenClock });
  expect(message).toMatchObject({
    text: expect.stringMatching(
      /^Something went wrong \(ref [0-9A-F]{4}\), nothing was posted\.$/u,
    ),
  });
});
