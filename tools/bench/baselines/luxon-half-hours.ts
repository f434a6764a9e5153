import { DateTime, Interval, Settings } from 'luxon';
import { type HalfHourSums, keyOf, type Sums } from './half-hour-sums.ts';
import type { Conversation, Session } from './wire.ts';

declare module 'luxon' {
  interface TSSettings {
    throwOnInvalid: true;
  }
}
Settings.throwOnInvalid = true;

/** What counts: work in this window, as far as it is known at this moment. */
export interface Window {
  readonly from: DateTime;
  readonly to: DateTime;
  readonly asOf: DateTime;
}

const WORKED: Readonly<Record<string, string>> = {
  contacting: 'tContacting',
  dialing: 'tDialing',
  interact: 'tTalk',
  hold: 'tHold',
  wrapup: 'tAcw',
};

const BOOKED = new Set(['tHandle', 'tTalkComplete', 'tHeldComplete', 'tAcw']);

/**
 * The same sums as core's, written as one would at first who knows the rules and luxon: parse,
 * intersect with the window, walk from half hour to half hour, add up under a text key. Does less
 * than core: it knows nothing of queues and media types, of holds during other work, or of legs
 * that are still open.
 */
export function luxonHalfHours(pages: readonly string[], window: Window): HalfHourSums {
  const sums = new Map<string, Sums>();
  const seen = new Set<string>();
  const work = new Map<string, Interval[]>();
  for (const page of pages) {
    const { conversations = [] }: { conversations?: Conversation[] } = JSON.parse(page);
    for (const conversation of conversations) {
      if (seen.has(conversation.conversationId)) continue;
      seen.add(conversation.conversationId);
      addConversation(conversation, window, sums, work);
    }
  }
  for (const [agentId, intervals] of work) {
    for (const busy of Interval.merge(intervals)) addPieces(sums, agentId, busy, 'busy');
  }
  return sums;
}

function addConversation(
  conversation: Conversation,
  window: Window,
  sums: Map<string, Sums>,
  work: Map<string, Interval[]>,
): void {
  const started = instant(conversation.conversationStart);
  const worked = new Set<string>();
  for (const { purpose, userId, sessions = [] } of conversation.participants) {
    if (userId === undefined || (purpose !== 'agent' && purpose !== 'user')) continue;
    for (const session of sessions) {
      for (const { interval, name } of workOf(session, window)) {
        const ofAgent = work.get(userId) ?? [];
        ofAgent.push(interval);
        work.set(userId, ofAgent);
        for (const key of addPieces(sums, userId, interval, name)) worked.add(key);
      }
      addMetrics(session, userId, started, window, sums);
    }
  }
  for (const key of worked) add(sums, key, 'conversations', 1);
}

function workOf({ segments = [] }: Session, { from, to, asOf }: Window) {
  const known = Interval.fromDateTimes(from, DateTime.min(to, asOf));
  return segments.flatMap(({ segmentType, segmentStart, segmentEnd }) => {
    const name = WORKED[segmentType];
    if (name === undefined) return [];
    const start = instant(segmentStart);
    const end = segmentEnd === undefined ? asOf : instant(segmentEnd);
    if (end <= start) return [];
    const interval = Interval.fromDateTimes(start, end).intersection(known);
    return interval === null || interval.isEmpty() ? [] : [{ interval, name }];
  });
}

function addPieces(
  sums: Map<string, Sums>,
  agentId: string,
  interval: Interval,
  name: string,
): string[] {
  const firstHalfHour = halfHourOf(interval.start);
  return Interval.fromDateTimes(firstHalfHour, interval.end)
    .splitBy({ minutes: 30 })
    .flatMap((halfHour) => {
      const piece = halfHour.intersection(interval);
      if (piece === null) return [];
      const key = keyOf(agentId, halfHour.start.toISO());
      add(sums, key, name, piece.length('milliseconds'));
      return [key];
    });
}

function addMetrics(
  { metrics = [] }: Session,
  agentId: string,
  started: DateTime,
  { from, to, asOf }: Window,
  sums: Map<string, Sums>,
): void {
  const inside = Interval.fromDateTimes(from, to);
  for (const { name, value, emitDate } of metrics) {
    const emitted = instant(emitDate);
    if (!BOOKED.has(name) || emitted >= asOf) continue;
    for (const [family, at] of [
      ['booked', emitted],
      ['started', started],
    ] as const) {
      if (!inside.contains(at)) continue;
      const key = keyOf(agentId, halfHourOf(at).toISO());
      add(sums, key, `${family} ${name}`, value);
      if (name === 'tHandle') add(sums, key, `${family} handled`, 1);
    }
  }
}

function halfHourOf(at: DateTime): DateTime {
  return at.startOf('hour').plus({ minutes: at.minute < 30 ? 0 : 30 });
}

function instant(text: string): DateTime {
  return DateTime.fromISO(text, { zone: 'utc' });
}

function add(sums: Map<string, Sums>, key: string, name: string, value: number): void {
  const ofHalfHour = sums.get(key) ?? {};
  ofHalfHour[name] = (ofHalfHour[name] ?? 0) + value;
  sums.set(key, ofHalfHour);
}
