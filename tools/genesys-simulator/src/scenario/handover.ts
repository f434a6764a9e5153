import type { Random } from '../seeded/random.ts';
import type { Agent } from './organisation.ts';
import { alertBefore, divide, leg, talkWithHolds, wrapUp } from './legs.ts';
import { acd, customer, forgottenLine, ivr } from './lines.ts';
import type { Outline } from './outline.ts';
import type { Metric, Participant, Segment } from './plan.ts';
import { answeredLeg, lastOf } from './voice.ts';
import { SECOND_MS } from './time.ts';

/** A call that more than one agent works on: each has a participant and a tHandle of their own. */
export function handedOverCall(outline: Outline, random: Random, queue: number): Participant[] {
  const { time, startMs, others } = outline;
  const queuedMs = Math.min(startMs + random.between(500, 9 * SECOND_MS), time.fromMs);
  const answerMs = time.fromMs + random.between(SECOND_MS, 15 * SECOND_MS);
  const second = others[0]!;
  // The other must be free and the first still talking: both hold some way into the shared stretch.
  const sharedFromMs = Math.max(answerMs, second.time.fromMs);
  const sharedToMs = Math.min(time.toMs, second.time.toMs);
  const handoverMs =
    sharedFromMs + Math.floor((0.3 + 0.5 * random.unit()) * (sharedToMs - sharedFromMs));
  const cast: Cast = { outline, random, queue, answerMs, handoverMs };
  const agents = agentsOf(cast);
  const lineEndMs = Math.max(...agents.map((participant) => talkEndOf(participant)));
  const forgotten = outline.trailing ? [forgottenLine(random, queue, handoverMs)] : [];
  return [
    customer('voice', 'inbound', queue, startMs, lineEndMs),
    ivr(startMs, queuedMs),
    acd('voice', queue, queuedMs, answerMs),
    ...agents,
    ...forgotten,
  ];
}

interface Cast {
  outline: Outline;
  random: Random;
  queue: number;
  answerMs: number;
  handoverMs: number;
}

function agentsOf(cast: Cast): Participant[] {
  const { outline } = cast;
  if (outline.kind === 'conference') return conferenceOf(cast);
  const second = outline.others[0]!;
  if (outline.kind === 'transferBack') return thereAndBack(cast, second.agent);
  const firstLeg =
    outline.kind === 'consultTransfer'
      ? consultingLeg(cast)
      : transferringLeg(cast, cast.handoverMs, 'nBlindTransferred');
  const delayMs = cast.random.between(SECOND_MS, 20 * SECOND_MS);
  return [firstLeg, nextLeg(cast, second.agent, cast.handoverMs + delayMs, second.time.toMs)];
}

/** Back to the first agent, who is then another participant of the same conversation. */
function thereAndBack(cast: Cast, second: Agent): Participant[] {
  const { outline, handoverMs } = cast;
  const backMs = handoverMs + Math.floor((outline.time.toMs - handoverMs) * 0.6);
  return [
    transferringLeg(cast, handoverMs, 'nBlindTransferred'),
    briefLeg(cast, second, handoverMs + SECOND_MS, backMs),
    nextLeg(cast, outline.agent, backMs + 2 * SECOND_MS, outline.time.toMs),
  ];
}

function conferenceOf(cast: Cast): Participant[] {
  const { outline, handoverMs } = cast;
  const guests = outline.others.map(({ agent, time }) =>
    nextLeg(cast, agent, Math.max(handoverMs, time.fromMs), Math.min(time.toMs, outline.time.toMs)),
  );
  return [conferenceLeg(cast), ...guests];
}

/** The part of an agent the call comes to after the first. */
function nextLeg(cast: Cast, agent: Agent, fromMs: number, toMs: number): Participant {
  return answeredLeg(cast.random, agent, cast.queue, {
    notBeforeMs: cast.handoverMs,
    fromMs,
    toMs: Math.max(toMs, fromMs + 8 * SECOND_MS),
  }).participant;
}

/** The first agent's part up to a blind transfer, with after-call work of its own. */
function transferringLeg(cast: Cast, endMs: number, metric: string): Participant {
  const { outline, random, queue, answerMs } = cast;
  const acwEndMs = Math.min(outline.time.toMs, endMs + random.between(SECOND_MS, 90 * SECOND_MS));
  const segments: Segment[] = [
    alertBefore(random, answerMs, outline.startMs),
    ...lastOf(talkWithHolds(random, answerMs, endMs), 'transfer'),
    ...wrapUp(random, { talkEndMs: endMs, acwEndMs, acwShorterMs: 0 }),
  ];
  return agentWith(
    outline.agent,
    segments,
    [
      { name: metric, value: 1, emitMs: endMs },
      { name: 'nTransferred', value: 1, emitMs: endMs },
    ],
    queue,
  );
}

/** The first agent talks, holds the customer while asking the second, then hands over. */
function consultingLeg(cast: Cast): Participant {
  const { outline, random, queue, answerMs, handoverMs } = cast;
  const overMs = handoverMs + Math.floor((outline.time.toMs - handoverMs) * 0.4);
  const segments: Segment[] = [
    alertBefore(random, answerMs, outline.startMs),
    ...talkWithHolds(random, answerMs, handoverMs),
    { type: 'hold', startMs: handoverMs, endMs: overMs, disconnectType: 'consultTransfer' },
    ...wrapUp(random, { talkEndMs: overMs, acwEndMs: outline.time.toMs, acwShorterMs: 0 }),
  ];
  return agentWith(
    outline.agent,
    segments,
    [
      { name: 'nConsult', value: 1, emitMs: handoverMs },
      { name: 'nConsultTransferred', value: 1, emitMs: overMs },
      { name: 'nTransferred', value: 1, emitMs: overMs },
    ],
    queue,
  );
}

/** The first agent talks, holds for a moment, then talks on in a conference. */
function conferenceLeg(cast: Cast): Participant {
  const { outline, random, queue, answerMs, handoverMs } = cast;
  const end = divide(
    random,
    handoverMs + 9 * SECOND_MS,
    Math.max(outline.time.toMs, handoverMs + 20 * SECOND_MS),
  );
  const joinedMs = handoverMs + random.between(0, 8 * SECOND_MS);
  const segments: Segment[] = [
    alertBefore(random, answerMs, outline.startMs),
    ...talkWithHolds(random, answerMs, handoverMs),
    { type: 'hold', startMs: handoverMs, endMs: joinedMs },
    {
      type: 'interact',
      startMs: joinedMs,
      endMs: end.talkEndMs,
      conference: true,
      disconnectType: 'client',
    },
    ...wrapUp(random, end),
  ];
  return agentWith(outline.agent, segments, [], queue, end.acwShorterMs);
}

/** A second agent who has the call for a while and gives it back. */
function briefLeg(cast: Cast, agent: Agent, fromMs: number, toMs: number): Participant {
  const answerMs = Math.min(fromMs + SECOND_MS, toMs);
  const segments: Segment[] = [
    { type: 'alert', startMs: fromMs, endMs: answerMs },
    {
      type: 'interact',
      startMs: answerMs,
      endMs: Math.max(toMs, answerMs),
      disconnectType: 'transfer',
    },
  ];
  return agentWith(agent, segments, [{ name: 'nTransferred', value: 1, emitMs: toMs }], cast.queue);
}

function agentWith(
  agent: Agent,
  segments: Segment[],
  more: Metric[],
  queue: number,
  acwShorterMs = 0,
): Participant {
  return {
    purpose: 'agent',
    agent,
    sessions: [leg({ mediaType: 'voice', queue, segments, more, acwShorterMs })],
  };
}

function talkEndOf(participant: Participant): number {
  return Math.max(
    ...participant.sessions.flatMap(({ segments }) =>
      segments.filter(({ type }) => type !== 'wrapup').map(({ endMs }) => endMs),
    ),
  );
}
