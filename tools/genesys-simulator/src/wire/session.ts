import type { Models } from 'purecloud-platform-client-v2';
import { mix, uuidOf } from '../seeded/hash.ts';
import type { Organisation } from '../scenario/organisation.ts';
import type { Plan, Segment, Session } from '../scenario/plan.ts';
import type { Customer } from './customer.ts';
import { customerOf } from './customer.ts';
import { wireInstant } from './instants.ts';

/** One session as it looks at an instant. */
export function wireSession(
  organisation: Organisation,
  plan: Plan,
  session: Session,
  sessionId: string,
  asOfMs: number,
): Models.AnalyticsSession {
  const customer = customerOf(plan.hash);
  const segments = session.segments
    .filter(({ startMs }) => startMs <= asOfMs)
    .map((segment) => wireSegment(organisation, plan, session, segment, asOfMs));
  const metrics = session.metrics
    .filter(({ emitMs }) => emitMs <= asOfMs)
    .map(({ name, value, emitMs }) => ({ name, value, emitDate: wireInstant(emitMs) }));
  // Neither segments nor metrics come in a promised order.
  const shuffled = mix(plan.hash, session.segments[0]!.startMs % 0xffff) % 8 === 0;
  return {
    sessionId,
    mediaType: session.mediaType,
    direction: session.direction,
    provider: session.mediaType === 'voice' ? 'Edge' : 'PureCloud Messaging',
    ...addresses(session, customer),
    requestedRoutings: ['Standard'],
    ...(metrics.length > 0 ? { metrics: shuffled ? metrics.toReversed() : metrics } : {}),
    segments: shuffled ? segments.toReversed() : segments,
  };
}

function addresses(session: Session, customer: Customer): Partial<Models.AnalyticsSession> {
  if (session.mediaType === 'email')
    return {
      addressFrom: customer.email,
      addressTo: 'help@company.example',
      remote: customer.name,
    };
  if (session.mediaType === 'chat' || session.mediaType === 'message')
    return { remote: customer.name };
  const { ani, dnis } = customer;
  const numbers = { ani, dnis, sessionDnis: dnis, remoteNameDisplayable: customer.name };
  return session.mediaType === 'callback'
    ? { ...numbers, callbackNumbers: [ani], callbackUserName: customer.name }
    : numbers;
}

function wireSegment(
  organisation: Organisation,
  plan: Plan,
  session: Session,
  segment: Segment,
  asOfMs: number,
): Models.AnalyticsConversationSegment {
  const closed = segment.endMs <= asOfMs;
  const { queue, wrapUpCode, disconnectType } = segment;
  return {
    segmentType: segment.type,
    segmentStart: wireInstant(segment.startMs),
    ...(closed ? { segmentEnd: wireInstant(segment.endMs) } : {}),
    conference: segment.conference === true,
    ...(queue === undefined ? {} : { queueId: organisation.queues[queue]!.id }),
    ...(closed && disconnectType !== undefined ? { disconnectType } : {}),
    ...(closed && wrapUpCode !== undefined ? wrapUpFields(organisation, plan, wrapUpCode) : {}),
    ...(session.mediaType === 'email' ? { subject: `About ${customerOf(plan.hash).name}` } : {}),
  };
}

function wrapUpFields(
  organisation: Organisation,
  plan: Plan,
  code: number,
): Pick<Models.AnalyticsConversationSegment, 'wrapUpCode' | 'wrapUpNote'> {
  // A quarter of the agents write something about the customer.
  const note = plan.hash % 4 === 0 ? { wrapUpNote: customerOf(plan.hash).note } : {};
  return { wrapUpCode: uuidOf(organisation.wrapUpSeed, code), ...note };
}
