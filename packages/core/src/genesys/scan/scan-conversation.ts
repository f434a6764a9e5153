import type { Emission, EmittedMetric, Segment } from '../../utilization/leg.ts';
import { MEDIA_TYPES, SEGMENT_TYPES } from '../known-types.ts';
import {
  isKept,
  LONGEST_MS,
  noQueue,
  ofSegment,
  type QueueChoice,
  type Session,
} from '../session.ts';
import { type ConversationLegs, isAgentPurpose, legsOf } from '../to-legs.ts';
import { Irregular } from './irregular.ts';
import type { JsonScanner } from './json-scanner.ts';
import type { ScanTexts } from './scan-texts.ts';

/** What reads one page. */
export interface Scan {
  readonly scanner: JsonScanner;
  readonly texts: ScanTexts;
}

const CONVERSATION_ID = Buffer.from('conversationId');
const CONVERSATION_START = Buffer.from('conversationStart');
const PARTICIPANTS = Buffer.from('participants');
const PURPOSE = Buffer.from('purpose');
const USER_ID = Buffer.from('userId');
const SESSIONS = Buffer.from('sessions');
const SESSION_ID = Buffer.from('sessionId');
const MEDIA_TYPE = Buffer.from('mediaType');
const SEGMENTS = Buffer.from('segments');
const METRICS = Buffer.from('metrics');
const SEGMENT_TYPE = Buffer.from('segmentType');
const SEGMENT_START = Buffer.from('segmentStart');
const SEGMENT_END = Buffer.from('segmentEnd');
const QUEUE_ID = Buffer.from('queueId');
const NAME = Buffer.from('name');
const VALUE = Buffer.from('value');
const EMIT_DATE = Buffer.from('emitDate');

/**
 * Reads the legs of the conversation that comes next, as `toLegs` does of what `JSON.parse` makes.
 * Only what is wholly in its form: throws {@link Irregular} for everything that `toLegs` would have
 * something to say about, so that only `toLegs` has to know what.
 */
export function scanConversation(scan: Scan): ConversationLegs {
  const { scanner, texts } = scan;
  let conversationId: string | undefined;
  let startMs: number | undefined;
  let sessions: Session[] = [];
  for (let more = scanner.enterObject(); more; more = scanner.nextField()) {
    if (scanner.keyIs(CONVERSATION_ID)) conversationId = texts.unique();
    else if (scanner.keyIs(CONVERSATION_START)) startMs = instantOrNone(scan);
    else if (scanner.keyIs(PARTICIPANTS)) sessions = scanParticipants(scan);
    else scanner.skip();
  }
  if (conversationId === undefined) throw new Irregular();
  return legsOf(conversationId, startMs, sessions);
}

function scanParticipants(scan: Scan): Session[] {
  const { scanner } = scan;
  const sessions: Session[] = [];
  if (scanner.isNull()) return sessions;
  for (let more = scanner.enterList(); more; more = scanner.nextItem()) {
    scanParticipant(scan, sessions);
  }
  return sessions;
}

/**
 * Those who are no agents are passed over: most of a conversation is not about agents. Sessions that
 * come before it is known whose they are, are gone back to.
 */
function scanParticipant(scan: Scan, sessions: Session[]): void {
  const { scanner } = scan;
  const participant: Participant = { purpose: undefined, userId: undefined };
  let readFor: string | undefined;
  let sessionsAt = -1;
  for (let more = scanner.enterObject(); more; more = scanner.nextField()) {
    if (scanner.keyIs(PURPOSE)) {
      participant.purpose = knownOrNone(scan);
      if (!isAgentPurpose(participant.purpose)) {
        scanner.leaveObject();
        return;
      }
    } else if (scanner.keyIs(USER_ID)) participant.userId = knownOrNone(scan);
    else if (scanner.keyIs(SESSIONS)) {
      sessionsAt = scanner.at;
      readFor = agentOf(participant);
      if (readFor === undefined) scanner.skip();
      else scanSessions(scan, readFor, sessions);
    } else scanner.skip();
  }
  const agentId = agentOf(participant);
  if (readFor === agentId || sessionsAt < 0) return;
  if (readFor !== undefined || agentId === undefined) throw new Irregular();
  const endAt = scanner.at;
  scanner.at = sessionsAt;
  scanSessions(scan, agentId, sessions);
  scanner.at = endAt;
}

interface Participant {
  purpose: string | undefined;
  userId: string | undefined;
}

function agentOf({ purpose, userId }: Participant): string | undefined {
  return isAgentPurpose(purpose) ? userId : undefined;
}

function scanSessions(scan: Scan, agentId: string, sessions: Session[]): void {
  const { scanner } = scan;
  if (scanner.isNull()) return;
  for (let more = scanner.enterList(); more; more = scanner.nextItem()) {
    sessions.push(scanSession(scan, agentId));
  }
}

function scanSession(scan: Scan, agentId: string): Session {
  const { scanner, texts } = scan;
  let sessionId: string | undefined;
  let mediaType: string | undefined;
  let segments: Segment[] = [];
  let queue = noQueue();
  let emissions: Emission[] = [];
  for (let more = scanner.enterObject(); more; more = scanner.nextField()) {
    if (scanner.keyIs(SESSION_ID)) sessionId = scanner.isNull() ? undefined : texts.unique();
    else if (scanner.keyIs(MEDIA_TYPE)) mediaType = knownOrNone(scan);
    else if (scanner.keyIs(SEGMENTS)) {
      queue = noQueue();
      segments = scanSegments(scan, queue);
    } else if (scanner.keyIs(METRICS)) emissions = scanMetrics(scan);
    else scanner.skip();
  }
  if (mediaType === undefined || !MEDIA_TYPES.has(mediaType)) throw new Irregular();
  return { sessionId, agentId, mediaType, queueId: queue.queueId, segments, emissions };
}

function scanSegments(scan: Scan, queue: QueueChoice): Segment[] {
  const { scanner } = scan;
  const segments: Segment[] = [];
  if (scanner.isNull()) return segments;
  for (let more = scanner.enterList(); more; more = scanner.nextItem()) {
    segments.push(scanSegment(scan, queue));
  }
  return segments;
}

function scanSegment(scan: Scan, queue: QueueChoice): Segment {
  const { scanner } = scan;
  let type: string | undefined;
  let startMs: number | undefined;
  let endMs: number | undefined;
  let queueId: string | undefined;
  for (let more = scanner.enterObject(); more; more = scanner.nextField()) {
    if (scanner.keyIs(SEGMENT_TYPE)) type = knownOrNone(scan);
    else if (scanner.keyIs(SEGMENT_START)) startMs = instantOrNone(scan);
    else if (scanner.keyIs(SEGMENT_END)) endMs = instantOrNone(scan);
    else if (scanner.keyIs(QUEUE_ID)) queueId = knownOrNone(scan);
    else scanner.skip();
  }
  if (type === undefined || startMs === undefined || !SEGMENT_TYPES.has(type)) {
    throw new Irregular();
  }
  ofSegment(queue, queueId, startMs);
  return { type, startMs, endMs: endMs === undefined ? null : Math.max(startMs, endMs) };
}

function scanMetrics(scan: Scan): Emission[] {
  const { scanner } = scan;
  const emissions: Emission[] = [];
  if (scanner.isNull()) return emissions;
  for (let more = scanner.enterList(); more; more = scanner.nextItem()) {
    const emission = scanMetric(scan);
    if (emission !== null) emissions.push(emission);
  }
  return emissions;
}

/** `null` for a metric that is not kept; its value may be anything. */
function scanMetric(scan: Scan): Emission | null {
  const { scanner } = scan;
  let metric: EmittedMetric | null = null;
  let valueAt = -1;
  let emitDateAt = -1;
  for (let more = scanner.enterObject(); more; more = scanner.nextField()) {
    if (scanner.keyIs(NAME)) {
      const name = knownOrNone(scan);
      if (!isKept(name)) {
        scanner.leaveObject();
        return null;
      }
      metric = name;
    } else {
      if (scanner.keyIs(VALUE)) valueAt = scanner.at;
      else if (scanner.keyIs(EMIT_DATE)) emitDateAt = scanner.at;
      scanner.skip();
    }
  }
  return metric === null ? null : emissionAt(scan, metric, valueAt, emitDateAt);
}

function emissionAt(
  { scanner, texts }: Scan,
  metric: EmittedMetric,
  valueAt: number,
  emitDateAt: number,
): Emission {
  if (valueAt < 0 || emitDateAt < 0) throw new Irregular();
  const endAt = scanner.at;
  scanner.at = valueAt;
  const valueMs = texts.number();
  scanner.at = emitDateAt;
  const emittedMs = texts.instantMs();
  scanner.at = endAt;
  if (Math.abs(valueMs) > LONGEST_MS) throw new Irregular();
  return { metric, valueMs, emittedMs };
}

function knownOrNone({ scanner, texts }: Scan): string | undefined {
  return scanner.isNull() ? undefined : texts.known();
}

function instantOrNone({ scanner, texts }: Scan): number | undefined {
  return scanner.isNull() ? undefined : texts.instantMs();
}
