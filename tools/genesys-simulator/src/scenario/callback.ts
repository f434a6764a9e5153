import type { Random } from '../seeded/random.ts';
import { alertBefore, divide, leg, talkWithHolds, wrapUp } from './legs.ts';
import { acd, customer } from './lines.ts';
import type { Outline } from './outline.ts';
import type { Participant, Segment } from './plan.ts';
import { lastOf } from './voice.ts';
import { SECOND_MS } from './time.ts';

/**
 * A callback: the agent has two sessions at once, the callback itself and the call made for it, each with
 * a tHandle of its own. Their times overlap, so sums count them twice and the union once.
 */
export function callback(outline: Outline, random: Random, queue: number): Participant[] {
  const { time, agent, startMs } = outline;
  const acceptedMs = time.fromMs + random.between(SECOND_MS, 9 * SECOND_MS);
  const contactingMs = acceptedMs + random.between(2 * SECOND_MS, 25 * SECOND_MS);
  const dialingMs = contactingMs + random.between(8, 2 * SECOND_MS);
  const connectedMs = dialingMs + random.between(2 * SECOND_MS, 30 * SECOND_MS);
  const end = divide(random, connectedMs, Math.max(time.toMs, connectedMs + 10 * SECOND_MS));
  const own = leg({
    mediaType: 'callback',
    queue,
    segments: [
      alertBefore(random, acceptedMs, startMs),
      { type: 'interact', startMs: acceptedMs, endMs: end.talkEndMs, disconnectType: 'client' },
      ...wrapUp(random, end),
    ],
    acwShorterMs: end.acwShorterMs,
  });
  const dialled: Segment[] = [
    { type: 'contacting', startMs: contactingMs, endMs: dialingMs },
    { type: 'dialing', startMs: dialingMs, endMs: connectedMs },
    ...lastOf(talkWithHolds(random, connectedMs, end.talkEndMs), 'client'),
  ];
  const call = leg({
    mediaType: 'voice',
    direction: 'outbound',
    queue,
    segments: dialled,
    more: [{ name: 'nOutbound', value: 1, emitMs: contactingMs }],
  });
  return [
    customer('callback', 'inbound', queue, startMs, end.talkEndMs),
    acd('callback', queue, startMs, acceptedMs),
    { purpose: 'agent', agent, sessions: [own, call] },
    customer('voice', 'outbound', queue, dialingMs, end.talkEndMs),
  ];
}
