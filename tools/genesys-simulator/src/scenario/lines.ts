import type { Random } from '../seeded/random.ts';
import type { MediaType, Metric, Participant, Segment } from './plan.ts';
import { DAY_MS } from './time.ts';

/** The customer's side of a conversation: connected from its start until the customer is gone. */
export function customer(
  mediaType: MediaType,
  direction: 'inbound' | 'outbound',
  queue: number | undefined,
  startMs: number,
  endMs: number,
): Participant {
  const connectedMs = mediaType === 'voice' ? Math.min(startMs + 187, endMs) : startMs;
  const segments: Segment[] =
    mediaType === 'voice' ? [{ type: 'system', startMs, endMs: connectedMs }] : [];
  segments.push({
    type: 'interact',
    startMs: connectedMs,
    endMs,
    queue,
    disconnectType: 'peer',
  });
  const metrics: Metric[] = [
    { name: 'nConnected', value: 1, emitMs: connectedMs },
    { name: 'tConnected', value: endMs - connectedMs, emitMs: endMs },
  ];
  return { purpose: 'customer', sessions: [{ mediaType, direction, segments, metrics }] };
}

/** A call of an agent's to somebody outside that stays open long after the agent has left it. */
export function forgottenLine(random: Random, queue: number, startMs: number): Participant {
  const endMs = startMs + random.between(14 * DAY_MS, 60 * DAY_MS);
  const outside = customer('voice', 'outbound', queue, startMs, endMs);
  return { ...outside, purpose: 'customer' };
}

/** The menu a caller goes through before the queue. */
export function ivr(startMs: number, endMs: number): Participant {
  const beginMs = Math.min(startMs + 7, endMs);
  return {
    purpose: 'ivr',
    sessions: [
      {
        mediaType: 'voice',
        direction: 'inbound',
        segments: [
          { type: 'system', startMs, endMs: beginMs },
          { type: 'ivr', startMs: beginMs, endMs, disconnectType: 'transfer' },
        ],
        metrics: [
          { name: 'nFlow', value: 1, emitMs: beginMs },
          { name: 'tIvr', value: endMs - beginMs, emitMs: endMs },
          { name: 'tFlow', value: endMs - beginMs, emitMs: endMs },
          { name: 'tFlowExit', value: endMs - beginMs, emitMs: endMs },
        ],
      },
    ],
  };
}

/** Waiting in a queue, until an agent answers or the customer gives up. */
export function acd(
  mediaType: MediaType,
  queue: number,
  startMs: number,
  endMs: number,
  abandoned = false,
): Participant {
  // Sometimes the same instant, which makes a segment of no length as the real ones have.
  const offeredMs = Math.min(startMs + (startMs % 12), endMs);
  const metrics: Metric[] = [
    { name: 'nOffered', value: 1, emitMs: offeredMs },
    { name: 'tAcd', value: endMs - offeredMs, emitMs: endMs },
  ];
  if (abandoned) metrics.push({ name: 'tAbandon', value: endMs - offeredMs, emitMs: endMs });
  return {
    purpose: 'acd',
    sessions: [
      {
        mediaType,
        direction: 'inbound',
        segments: [
          { type: 'delay', startMs, endMs: offeredMs, queue },
          {
            type: 'interact',
            startMs: offeredMs,
            endMs,
            queue,
            disconnectType: abandoned ? 'peer' : 'transfer',
          },
        ],
        metrics,
      },
    ],
  };
}
