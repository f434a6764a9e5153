import type { Models } from 'purecloud-platform-client-v2';
import { uuidOf } from '../seeded/hash.ts';
import type { Organisation } from '../scenario/organisation.ts';
import type { Participant, Plan } from '../scenario/plan.ts';
import { customerOf } from './customer.ts';
import { wireInstant } from './instants.ts';
import { wireSession } from './session.ts';

/** The id of a planned conversation. */
function conversationId(plan: Plan): string {
  return uuidOf(plan.hash, 0);
}

/**
 * A conversation as it looks at an instant: what has not begun is absent, what has not ended has no end,
 * and metrics that are emitted later are not there yet.
 */
export function wireConversation(
  organisation: Organisation,
  plan: Plan,
  asOfMs: number,
): Models.AnalyticsConversationWithoutAttributes {
  const participants = plan.participants.flatMap((participant, index) =>
    wireParticipant(organisation, plan, participant, index, asOfMs),
  );
  const conferenceMs = conferenceStartMs(plan);
  return {
    conversationId: conversationId(plan),
    conversationStart: wireInstant(plan.startMs),
    ...(plan.endMs <= asOfMs ? { conversationEnd: wireInstant(plan.endMs) } : {}),
    ...(conferenceMs <= asOfMs ? { conferenceStart: wireInstant(conferenceMs) } : {}),
    originatingDirection: plan.direction,
    divisionIds: [organisation.divisionId],
    // The service does not promise an order.
    participants: plan.hash % 9 === 0 ? participants.toReversed() : participants,
  };
}

function wireParticipant(
  organisation: Organisation,
  plan: Plan,
  participant: Participant,
  index: number,
  asOfMs: number,
): Models.AnalyticsParticipantWithoutAttributes[] {
  const begun = participant.sessions.filter(({ segments }) =>
    segments.some(({ startMs }) => startMs <= asOfMs),
  );
  if (begun.length === 0) return [];
  const sessions = begun.map((session, at) =>
    wireSession(organisation, plan, session, uuidOf(plan.hash, 2 + index * 16 + at), asOfMs),
  );
  return [
    {
      participantId: uuidOf(plan.hash, 1 + index * 16),
      purpose: participant.purpose,
      ...who(organisation, plan, participant),
      sessions,
    },
  ];
}

function who(
  organisation: Organisation,
  plan: Plan,
  { agent, purpose }: Participant,
): Pick<
  Models.AnalyticsParticipantWithoutAttributes,
  'userId' | 'teamId' | 'participantName' | 'externalContactId'
> {
  if (agent !== undefined) {
    const name = agent.name === undefined ? {} : { participantName: agent.name };
    return { userId: agent.id, teamId: organisation.teams[agent.crew.team]!.id, ...name };
  }
  if (purpose === 'acd' || purpose === 'ivr') return { participantName: purpose.toUpperCase() };
  const { name, contactId } = customerOf(plan.hash);
  return { participantName: name, externalContactId: contactId };
}

function conferenceStartMs(plan: Plan): number {
  let earliestMs = Infinity;
  for (const { sessions } of plan.participants)
    for (const { segments } of sessions)
      for (const { conference, startMs } of segments)
        if (conference === true) earliestMs = Math.min(earliestMs, startMs);
  return earliestMs;
}
