import type { EmittedMetric, Emission, Leg, Segment } from '../utilization/leg.ts';
import { countUnknown, MEDIA_TYPES, SEGMENT_TYPES, type UnknownTypes } from './known-types.ts';
import {
  eachOf,
  instantOf,
  isWireObject,
  Malformed,
  numberOf,
  optionalInstantOf,
  textOf,
  type WireObject,
} from './wire.ts';

/** One conversation in our words: nothing about the customer is in it. */
export interface ConversationLegs {
  readonly conversationId: string;
  readonly legs: readonly Leg[];
}

/** A conversation that cannot be read and is left out. */
export interface MalformedConversation {
  /** `null`: not even its id can be read. */
  readonly conversationId: string | null;
  /** The first wrong place, such as `participants[2].sessions[0].segments[1].segmentStart`. */
  readonly path: string;
}

/** What a list of conversations holds. */
export interface ConversationPage {
  readonly conversations: readonly ConversationLegs[];
  readonly malformed: readonly MalformedConversation[];
  readonly unknownTypes: UnknownTypes;
}

/** Reads conversations as Genesys sends them. A malformed one is reported and loses only itself. */
export function toLegs(conversations: readonly unknown[]): ConversationPage {
  const read: ConversationLegs[] = [];
  const malformed: MalformedConversation[] = [];
  const unknownTypes: UnknownTypes = new Map();
  for (const conversation of conversations) {
    const unknown: UnknownTypes = new Map();
    try {
      read.push(conversationLegs(conversation, unknown));
      for (const [key, times] of unknown) countUnknown(unknownTypes, key, times);
    } catch (error) {
      if (!(error instanceof Malformed)) throw error;
      malformed.push({ conversationId: idOf(conversation), path: error.path });
    }
  }
  return { conversations: read, malformed, unknownTypes };
}

/** A session before the start of its conversation is known. */
interface Session {
  readonly sessionId: string | undefined;
  readonly agentId: string;
  readonly mediaType: string;
  readonly segments: (Segment & { readonly queueId: string | undefined })[];
  readonly emissions: Emission[];
}

function conversationLegs(conversation: unknown, unknown: UnknownTypes): ConversationLegs {
  if (!isWireObject(conversation)) throw new Malformed('(conversation)');
  const conversationId = textOf(conversation, 'conversationId');
  if (conversationId === undefined) throw new Malformed('conversationId');
  const sessions: Session[] = [];
  eachOf(conversation, 'participants', (participant) => {
    const agentId = agentOf(participant);
    if (agentId === undefined) return;
    eachOf(participant, 'sessions', (session) => {
      sessions.push(sessionOf(session, agentId, unknown));
    });
  });
  const startMs = optionalInstantOf(conversation, 'conversationStart') ?? firstStartMs(sessions);
  return {
    conversationId,
    legs: sessions.filter(saysSomething).map((session) => legOf(session, conversationId, startMs)),
  };
}

/** The user who works in this participant: purpose `agent`, or `user` for personal calls. */
function agentOf(participant: WireObject): string | undefined {
  const { purpose } = participant;
  return purpose === 'agent' || purpose === 'user' ? textOf(participant, 'userId') : undefined;
}

function sessionOf(session: WireObject, agentId: string, unknown: UnknownTypes): Session {
  const segments: Session['segments'] = [];
  eachOf(session, 'segments', (segment) => {
    segments.push(segmentOf(segment, unknown));
  });
  const emissions: Emission[] = [];
  eachOf(session, 'metrics', (metric) => {
    const name = metric['name'];
    if (!isKept(name)) return;
    emissions.push({
      metric: name,
      valueMs: numberOf(metric, 'value'),
      emittedMs: instantOf(metric, 'emitDate'),
    });
  });
  const mediaType = textOf(session, 'mediaType');
  if (mediaType === undefined || !MEDIA_TYPES.has(mediaType)) {
    countUnknown(unknown, `mediaType:${mediaType ?? '(none)'}`);
  }
  return {
    sessionId: textOf(session, 'sessionId'),
    agentId,
    mediaType: mediaType ?? 'unknown',
    segments,
    emissions,
  };
}

function segmentOf(segment: WireObject, unknown: UnknownTypes): Session['segments'][number] {
  const type = textOf(segment, 'segmentType');
  if (type === undefined || !SEGMENT_TYPES.has(type)) {
    countUnknown(unknown, `segmentType:${type ?? '(none)'}`);
  }
  const startMs = instantOf(segment, 'segmentStart');
  const endMs = optionalInstantOf(segment, 'segmentEnd');
  return {
    type: type ?? 'unknown',
    startMs,
    // A clock set back during a call can end a segment before its start: it then lasted nothing.
    endMs: endMs === undefined ? null : Math.max(startMs, endMs),
    queueId: textOf(segment, 'queueId'),
  };
}

function isKept(name: unknown): name is EmittedMetric {
  return (
    name === 'tHandle' || name === 'tTalkComplete' || name === 'tHeldComplete' || name === 'tAcw'
  );
}

function saysSomething({ segments, emissions }: Session): boolean {
  return segments.length > 0 || emissions.length > 0;
}

function legOf(session: Session, conversationId: string, conversationStartMs: number): Leg {
  const { agentId, mediaType, emissions } = session;
  return {
    conversationId,
    // Sessions without an id are told apart by when they begin, whatever the order of the array.
    sessionId: session.sessionId ?? `at-${firstStartMs([session])}`,
    agentId,
    conversationStartMs,
    mediaType,
    queueId: firstQueueId(session.segments),
    segments: session.segments.map(({ type, startMs, endMs }) => ({ type, startMs, endMs })),
    emissions,
  };
}

/** The queue of the earliest segment that has one; of two at once, the first by id. */
function firstQueueId(segments: Session['segments']): string | null {
  let first: { readonly startMs: number; readonly queueId: string } | null = null;
  for (const { startMs, queueId } of segments) {
    if (queueId === undefined) continue;
    const earlier =
      first === null ||
      startMs < first.startMs ||
      (startMs === first.startMs && queueId < first.queueId);
    if (earlier) first = { startMs, queueId };
  }
  return first?.queueId ?? null;
}

/** When the earliest of these sessions began; a conversation without a start began with it. */
function firstStartMs(sessions: readonly Session[]): number {
  let firstMs = Number.POSITIVE_INFINITY;
  for (const { segments, emissions } of sessions) {
    for (const { startMs } of segments) firstMs = Math.min(firstMs, startMs);
    for (const { emittedMs } of emissions) firstMs = Math.min(firstMs, emittedMs);
  }
  return firstMs;
}

function idOf(conversation: unknown): string | null {
  const id = isWireObject(conversation) ? conversation['conversationId'] : undefined;
  return typeof id === 'string' ? id : null;
}
