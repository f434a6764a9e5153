import type { Leg } from '../utilization/leg.ts';
import { countUnknown, type UnknownTypes } from './known-types.ts';
import { ScannedConversation } from './scan/scanned-conversation.ts';
import { firstStartMs, type Session, sessionOf } from './session.ts';
import {
  eachOf,
  isWireObject,
  Malformed,
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
    const unknown: string[] = [];
    try {
      read.push(conversationLegs(conversation, unknown));
      for (const key of unknown) countUnknown(unknownTypes, key);
    } catch (error) {
      if (!(error instanceof Malformed)) throw error;
      malformed.push({ conversationId: idOf(conversation), path: error.path });
    }
  }
  return { conversations: read, malformed, unknownTypes };
}

function conversationLegs(conversation: unknown, unknown: string[]): ConversationLegs {
  if (conversation instanceof ScannedConversation) return conversation.legs;
  if (!isWireObject(conversation)) throw new Malformed('(conversation)');
  const conversationId = textOf(conversation['conversationId'], 'conversationId');
  if (conversationId === undefined) throw new Malformed('conversationId');
  const sessions: Session[] = [];
  eachOf(conversation['participants'], 'participants', (participant) => {
    const agentId = agentOf(participant);
    if (agentId === undefined) return;
    eachOf(participant['sessions'], 'sessions', (session) => {
      sessions.push(sessionOf(session, agentId, unknown));
    });
  });
  const startMs = optionalInstantOf(conversation['conversationStart'], 'conversationStart');
  return legsOf(conversationId, startMs, sessions);
}

/** The legs of a conversation. Without a start it began with the first thing that is known of it. */
export function legsOf(
  conversationId: string,
  conversationStartMs: number | undefined,
  sessions: readonly Session[],
): ConversationLegs {
  const startMs = conversationStartMs ?? firstStartMs(sessions);
  return {
    conversationId,
    legs: sessions.filter(saysSomething).map((session) => legOf(session, conversationId, startMs)),
  };
}

/** The user who works in this participant: purpose `agent`, or `user` for personal calls. */
function agentOf(participant: WireObject): string | undefined {
  return isAgentPurpose(participant['purpose'])
    ? textOf(participant['userId'], 'userId')
    : undefined;
}

/** Whether a participant of this purpose is somebody who works. */
export function isAgentPurpose(purpose: unknown): boolean {
  return purpose === 'agent' || purpose === 'user';
}

function saysSomething({ segments, emissions }: Session): boolean {
  return segments.length > 0 || emissions.length > 0;
}

function legOf(session: Session, conversationId: string, conversationStartMs: number): Leg {
  const { agentId, mediaType, queueId, segments, emissions } = session;
  return {
    conversationId,
    // Sessions without an id are told apart by when they begin, whatever the order of the array.
    sessionId: session.sessionId ?? `at-${firstStartMs([session])}`,
    agentId,
    conversationStartMs,
    mediaType,
    queueId,
    segments,
    emissions,
  };
}

function idOf(conversation: unknown): string | null {
  const id = isWireObject(conversation) ? conversation['conversationId'] : undefined;
  return typeof id === 'string' ? id : null;
}
