import { hashText, mix } from '../seeded/hash.ts';
import { Random } from '../seeded/random.ts';
import { callback } from './callback.ts';
import { digitalConversation } from './digital.ts';
import { handedOverCall } from './handover.ts';
import type { QueueMedia } from './organisation.ts';
import type { Outline } from './outline.ts';
import type { Participant, Plan } from './plan.ts';
import { rewritten } from './rewrite.ts';
import type { Scenario } from './scenario.ts';
import { inboundCall, outboundCall, personalCall } from './voice.ts';

const DETAIL = hashText('detail');

/** The whole conversation of an outline. @param isRewritten - whether the nightly rewrite has been over it. */
export function planOf(scenario: Scenario, outline: Outline, isRewritten: boolean): Plan {
  const random = new Random(mix(outline.hash, DETAIL));
  const queue = (media: QueueMedia) => queueFor(scenario, outline, random, media);
  const participants = STAGINGS[outline.kind](outline, random, queue);
  const plan = summed(outline, participants);
  return isRewritten ? rewritten(plan) : plan;
}

type Staging = (
  outline: Outline,
  random: Random,
  queue: (media: QueueMedia) => number,
) => Participant[];

const inbound: Staging = (outline, random, queue) => inboundCall(outline, random, queue('voice'));
const handover: Staging = (outline, random, queue) =>
  outline.shift.crew.profile === 'digital'
    ? digitalConversation(outline, random, 'chat', queue('chat'))
    : handedOverCall(outline, random, queue('voice'));
const digital =
  (media: 'chat' | 'message' | 'email'): Staging =>
  (outline, random, queue) =>
    digitalConversation(outline, random, media, queue(media));

const STAGINGS: Record<Outline['kind'], Staging> = {
  answered: inbound,
  alertedTwice: inbound,
  unanswered: inbound,
  abandoned: inbound,
  outbound: (outline, random, queue) => outboundCall(outline, random, queue('voice')),
  personal: (outline, random) => personalCall(outline, random),
  callback: (outline, random, queue) => callback(outline, random, queue('voice')),
  chat: digital('chat'),
  message: digital('message'),
  email: digital('email'),
  blindTransfer: handover,
  consultTransfer: handover,
  conference: handover,
  transferBack: handover,
};

function queueFor(scenario: Scenario, outline: Outline, random: Random, media: QueueMedia): number {
  const { queues } = scenario.organisation;
  const { profile } = outline.shift.crew;
  const open = queues.flatMap((queue, index) =>
    queue.media === media && queue.profiles.includes(profile) ? [index] : [],
  );
  return open[random.between(0, open.length - 1)]!;
}

function summed(outline: Outline, participants: Participant[]): Plan {
  let endMs = outline.startMs;
  let lastMs = outline.startMs;
  for (const { sessions } of participants)
    for (const { segments } of sessions)
      for (const segment of segments) {
        lastMs = Math.max(lastMs, segment.endMs);
        if (segment.type !== 'wrapup') endMs = Math.max(endMs, segment.endMs);
      }
  const outbound = outline.kind === 'outbound' || outline.kind === 'personal';
  return {
    hash: outline.hash,
    startMs: outline.startMs,
    endMs,
    lastMs,
    direction: outbound ? 'outbound' : 'inbound',
    participants,
  };
}
