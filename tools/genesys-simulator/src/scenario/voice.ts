import type { Random } from '../seeded/random.ts';
import type { Agent } from './organisation.ts';
import { alertBefore, divide, leg, talkWithHolds, wrapUp } from './legs.ts';
import { acd, customer, forgottenLine, ivr } from './lines.ts';
import type { Outline } from './outline.ts';
import type { Metric, Participant, Segment } from './plan.ts';
import { MINUTE_MS, SECOND_MS } from './time.ts';

/** Who takes part in an inbound call that one agent takes, or lets ring. */
export function inboundCall(outline: Outline, random: Random, queue: number): Participant[] {
  const { time, startMs, kind, agent } = outline;
  const queuedMs = Math.min(startMs + random.between(500, 20 * SECOND_MS), time.fromMs);
  const before = [ivr(startMs, queuedMs)];
  if (kind === 'abandoned')
    return [
      customer('voice', 'inbound', queue, startMs, time.fromMs),
      ...before,
      acd('voice', queue, queuedMs, time.fromMs, true),
    ];

  if (kind === 'unanswered') {
    const ringing = unanswered(random, agent, queue, time.fromMs);
    const gaveUpMs = time.fromMs + 35 * SECOND_MS;
    return [
      customer('voice', 'inbound', queue, startMs, gaveUpMs),
      ...before,
      acd('voice', queue, queuedMs, gaveUpMs, true),
      ringing,
    ];
  }

  const ringing = kind === 'alertedTwice' ? [unanswered(random, agent, queue, time.fromMs)] : [];
  const answerMs = time.fromMs + (ringing.length > 0 ? 100 * SECOND_MS : answerDelay(random));
  const answered = answeredLeg(random, agent, queue, {
    notBeforeMs: queuedMs,
    fromMs: answerMs,
    toMs: Math.max(time.toMs, answerMs + 5 * SECOND_MS),
  });
  const forgotten = outline.trailing
    ? [forgottenLine(random, queue, answered.talkEndMs - SECOND_MS)]
    : [];
  return [
    customer('voice', 'inbound', queue, startMs, answered.talkEndMs),
    ...before,
    acd('voice', queue, queuedMs, answerMs),
    ...ringing,
    answered.participant,
    ...forgotten,
  ];
}

function answerDelay(random: Random): number {
  return random.between(SECOND_MS, 20 * SECOND_MS);
}

/** One agent's part of a call, answered at `fromMs` after it came to them at `notBeforeMs` or later. */
export function answeredLeg(
  random: Random,
  agent: Agent,
  queue: number,
  when: { notBeforeMs: number; fromMs: number; toMs: number },
): { participant: Participant; talkEndMs: number } {
  const answerMs = when.fromMs;
  const end = divide(random, answerMs, when.toMs);
  const segments = [
    alertBefore(random, answerMs, when.notBeforeMs),
    ...lastOf(talkWithHolds(random, answerMs, end.talkEndMs), 'peer'),
    ...wrapUp(random, end),
  ];
  const more: Metric[] = [
    { name: 'tAnswered', value: answerMs - when.notBeforeMs, emitMs: answerMs },
  ];
  const session = leg({
    mediaType: 'voice',
    queue,
    segments,
    more,
    acwShorterMs: end.acwShorterMs,
  });
  return {
    participant: { purpose: 'agent', agent, sessions: [session] },
    talkEndMs: end.talkEndMs,
  };
}

/** Segments of which the last one ends the session. */
export function lastOf(segments: Segment[], disconnectType: string): Segment[] {
  return segments.map((segment, index) =>
    index === segments.length - 1 ? { ...segment, disconnectType } : segment,
  );
}

/** An agent who lets a call ring; a few of them still get after-call work, which is then all of their tHandle. */
function unanswered(random: Random, agent: Agent, queue: number, fromMs: number): Participant {
  const alertEndMs = fromMs + random.between(12 * SECOND_MS, 20 * SECOND_MS);
  const acw = random.chance(0.4) ? random.between(SECOND_MS, 12 * SECOND_MS) : 0;
  const segments: Segment[] = [
    { type: 'alert', startMs: fromMs, endMs: alertEndMs, disconnectType: 'noAnswerTransfer' },
  ];
  if (acw > 0)
    segments.push({
      type: 'wrapup',
      startMs: alertEndMs,
      endMs: alertEndMs + acw,
      wrapUpCode: 0,
    });
  const notResponding = { name: 'tNotResponding', value: alertEndMs - fromMs, emitMs: alertEndMs };
  return {
    purpose: 'agent',
    agent,
    sessions: [leg({ mediaType: 'voice', queue, segments, more: [notResponding] })],
  };
}

/** A call on behalf of a queue: contacting, dialing, and if somebody answers talk and after-call work. */
export function outboundCall(outline: Outline, random: Random, queue: number): Participant[] {
  const { time, agent } = outline;
  const contactingEndMs = time.fromMs + random.between(8, 4 * SECOND_MS);
  const dialEndMs = contactingEndMs + random.between(350, 40 * SECOND_MS);
  const segments: Segment[] = [
    { type: 'contacting', startMs: time.fromMs, endMs: contactingEndMs },
    { type: 'dialing', startMs: contactingEndMs, endMs: dialEndMs },
  ];
  const attempted: Metric[] = [
    { name: 'nOutbound', value: 1, emitMs: time.fromMs },
    { name: 'nOutboundAttempted', value: 1, emitMs: contactingEndMs },
  ];
  if (random.chance(0.35)) {
    const session = leg({
      mediaType: 'voice',
      direction: 'outbound',
      queue,
      segments: lastOf(segments, 'client'),
      more: attempted,
    });
    return [
      { purpose: 'agent', agent, sessions: [session] },
      customer('voice', 'outbound', queue, contactingEndMs, dialEndMs),
    ];
  }
  const end = divide(random, dialEndMs, Math.max(time.toMs, dialEndMs + 20 * SECOND_MS));
  segments.push(
    ...lastOf(talkWithHolds(random, dialEndMs, end.talkEndMs), 'client'),
    ...wrapUp(random, end),
  );
  const session = leg({
    mediaType: 'voice',
    direction: 'outbound',
    queue,
    segments,
    more: [...attempted, { name: 'nOutboundConnected', value: 1, emitMs: dialEndMs }],
    acwShorterMs: end.acwShorterMs,
  });
  return [
    { purpose: 'agent', agent, sessions: [session] },
    customer('voice', 'outbound', queue, contactingEndMs, end.talkEndMs),
  ];
}

/** A call of the agent's own, outside every queue. */
export function personalCall(outline: Outline, random: Random): Participant[] {
  const { time, agent } = outline;
  const dialEndMs = time.fromMs + random.between(300, 9 * SECOND_MS);
  const longestMs = Math.max(SECOND_MS, Math.min(time.toMs - dialEndMs, 6 * MINUTE_MS));
  const endMs = dialEndMs + random.between(SECOND_MS, longestMs);
  const segments: Segment[] = [
    { type: 'dialing', startMs: time.fromMs, endMs: dialEndMs },
    { type: 'interact', startMs: dialEndMs, endMs, disconnectType: 'client' },
  ];
  const outside = customer('voice', 'outbound', undefined, dialEndMs, endMs);
  return [
    {
      purpose: 'user',
      agent,
      sessions: [leg({ mediaType: 'voice', direction: 'outbound', segments })],
    },
    { ...outside, purpose: 'external' },
  ];
}
