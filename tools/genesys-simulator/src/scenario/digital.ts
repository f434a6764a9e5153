import { fraction, hashText, mix } from '../seeded/hash.ts';
import type { Random } from '../seeded/random.ts';
import type { Agent } from './organisation.ts';
import { alertBefore, divide, leg, wrapUp } from './legs.ts';
import { acd, customer } from './lines.ts';
import type { Outline } from './outline.ts';
import type { MediaType, Metric, Participant, Segment } from './plan.ts';
import type { Shift } from './shift.ts';
import { DIGITAL_LANES } from './slots.ts';
import { MINUTE_MS, SECOND_MS } from './time.ts';
import { lastOf } from './voice.ts';

/** A chat, a messaging conversation or an e-mail; handed over once when the outline has others. */
export function digitalConversation(
  outline: Outline,
  random: Random,
  mediaType: MediaType,
  queue: number,
): Participant[] {
  const { time, startMs, agent } = outline;
  const answerMs = time.fromMs + random.between(SECOND_MS, 25 * SECOND_MS);
  const second = outline.others[0];
  const handoverMs =
    second === undefined
      ? time.toMs
      : Math.floor(
          (Math.max(answerMs, second.time.fromMs) + Math.min(time.toMs, second.time.toMs)) / 2,
        );
  const first = digitalLeg(outline, random, {
    agent,
    lane: outline.slot.lane,
    mediaType,
    queue,
    notBeforeMs: startMs,
    fromMs: answerMs,
    toMs: Math.max(handoverMs, answerMs + 15 * SECOND_MS),
    disconnectType: second === undefined ? 'peer' : 'transfer',
  });
  const agents = [first];
  if (second !== undefined)
    agents.push(
      digitalLeg(outline, random, {
        agent: second.agent,
        lane: 0,
        mediaType,
        queue,
        notBeforeMs: handoverMs,
        fromMs: handoverMs + 4 * SECOND_MS,
        toMs: Math.max(second.time.toMs, handoverMs + 30 * SECOND_MS),
        disconnectType: 'peer',
      }),
    );
  const endMs = Math.max(...agents.map(({ talkEndMs }) => talkEndMs));
  return [
    customer(mediaType, 'inbound', queue, startMs, endMs),
    acd(mediaType, queue, startMs, answerMs),
    ...agents.map(({ participant }) => participant),
  ];
}

interface DigitalLeg {
  agent: Agent;
  lane: number;
  mediaType: MediaType;
  queue: number;
  notBeforeMs: number;
  fromMs: number;
  toMs: number;
  disconnectType: string;
}

function digitalLeg(
  outline: Outline,
  random: Random,
  parts: DigitalLeg,
): { participant: Participant; talkEndMs: number } {
  const { agent, mediaType, queue, fromMs } = parts;
  const end = divide(random, fromMs, parts.toMs);
  // One in five is never interrupted: then the agent's sums exceed the clock.
  const interrupted = random.chance(0.8);
  const talk: Segment[] = interrupted
    ? attended(outline.shift, agent, parts.lane, fromMs, end.talkEndMs)
    : [{ type: 'interact', startMs: fromMs, endMs: end.talkEndMs }];
  const segments = [
    alertBefore(random, fromMs, parts.notBeforeMs),
    ...lastOf(talk, parts.disconnectType),
    ...wrapUp(random, end),
  ];
  const more: Metric[] = [{ name: 'tAnswered', value: fromMs - parts.notBeforeMs, emitMs: fromMs }];
  const session = leg({ mediaType, queue, segments, more, acwShorterMs: end.acwShorterMs });
  return {
    participant: { purpose: 'agent', agent, sessions: [session] },
    talkEndMs: end.talkEndMs,
  };
}

const ATTENTION = hashText('attention');

/**
 * An agent looks at one of their conversations at a time; the others are held meanwhile. Whose turn it is
 * follows from the time alone, so that the lanes agree without knowing each other.
 */
function attended(
  shift: Shift,
  agent: Agent,
  lane: number,
  fromMs: number,
  toMs: number,
): Segment[] {
  const hash = mix(mix(shift.hash, ATTENTION), agent.index);
  const cellMs = MINUTE_MS + Math.floor(fraction(hash) * 3 * MINUTE_MS);
  const segments: Segment[] = [];
  let atMs = fromMs;
  let cell = Math.floor((fromMs - shift.startMs) / cellMs);
  while (atMs < toMs) {
    const jitterMs = Math.floor(fraction(mix(hash, cell + 1)) * 0.4 * cellMs);
    const endMs = Math.min(toMs, shift.startMs + (cell + 1) * cellMs + jitterMs);
    // The answer itself always gets the agent's attention.
    const type =
      segments.length === 0 || mix(hash, ~cell) % DIGITAL_LANES === lane ? 'interact' : 'hold';
    const before = segments[segments.length - 1];
    if (endMs > atMs) {
      if (before?.type === type) before.endMs = endMs;
      else segments.push({ type, startMs: atMs, endMs });
      atMs = endMs;
    }
    cell += 1;
  }
  return segments;
}
