import {
  DAY_MS,
  halfHourOfDay,
  halfHourStartMs,
  halfHourStartsMs,
  utcDayStartMs,
} from '../time/half-hour.ts';
import { formatInstant } from '../time/instant.ts';
import type { Span } from '../time/span.ts';
import type { AgentDay, Slots } from '../utilization/agent-day.ts';
import { type Gap, neverRead } from './never-read.ts';
import type { AgentDaySource, Reading, ReadRequest, Unread, UnreadReason } from './source.ts';

/** What is kept, and the way to what is not. */
export interface KeptOrLiveOptions {
  /** What was read before: quick, and no request to Genesys. */
  readonly kept: AgentDaySource;
  /** Genesys itself. */
  readonly live: AgentDaySource;
  /**
   * Asks for a past to be read and kept, which takes minutes.
   *
   * @returns one sentence for people: what will become of the half hours that are missing
   */
  readonly requestBackfill: (span: Span) => Promise<string>;
  /** Since when Genesys has given no answer, epoch ms; `null`: it answers, as far as is known. */
  readonly silentSinceMs: () => Promise<number | null>;
  /** The clock, epoch ms. */
  readonly nowMs: () => number;
}

/** A gap of at most so many agents… */
const LIVE_AGENTS = 100;
/** …and at most this long is filled by reading Genesys while the asker waits. */
const LIVE_MS = 2 * DAY_MS;

/**
 * What was kept this lately shows that the half hours that come next will be read by themselves, ms:
 * a half hour, the time in which it is read after its end, and room.
 */
const KEPT_FRESH_MS = 40 * 60_000;

/**
 * Answers from what is kept. Half hours that were never read are read live when they are few, and
 * otherwise told as missing while a back-fill begins; the newest ones wait for their turn. While
 * Genesys is silent nobody waits for it.
 */
export function createKeptOrLiveSource(options: KeptOrLiveOptions): AgentDaySource {
  const { kept, live, requestBackfill, silentSinceMs, nowMs } = options;
  return {
    async readAgentDays(request) {
      const reading = await kept.readAgentDays(request);
      const gap = neverRead(withoutNewest(request, reading.agentDays, nowMs()), reading.agentDays);
      if (gap === null) return reading;
      const sinceMs = await silentSinceMs();
      if (sinceMs !== null) return { ...reading, unread: withSilence(reading, gap.span, sinceMs) };
      if (isSmall(gap)) {
        const wanted = inWholeDays(gap, request.span);
        return filled(reading, await live.readAgentDays({ ...request, ...wanted }), wanted);
      }
      const message = await requestBackfill(gap.span);
      const entry = unreadWork('NOT_READ_YET', gap.span, message);
      return { ...reading, unread: [...reading.unread, entry] };
    },

    async readLegs(request) {
      const reading = await kept.readLegs(request);
      if (reading.unread.length === 0 || (await silentSinceMs()) !== null) return reading;
      return live.readLegs(request);
    },
  };
}

/** Without the half hours that are about to be read, if what is kept is fresh. */
function withoutNewest(
  { agentIds, span }: ReadRequest,
  agentDays: readonly AgentDay[],
  nowMs: number,
): Gap {
  let freshestMs = -Infinity;
  for (const { readAtMs } of agentDays) {
    for (const atMs of readAtMs) if (atMs > freshestMs) freshestMs = atMs;
  }
  if (nowMs - freshestMs > KEPT_FRESH_MS) return { agentIds, span };
  const endMs = Math.max(span.startMs, Math.min(span.endMs, halfHourStartMs(freshestMs)));
  return { agentIds, span: { startMs: span.startMs, endMs } };
}

function isSmall({ agentIds, span }: Gap): boolean {
  return agentIds.length <= LIVE_AGENTS && span.endMs - span.startMs <= LIVE_MS;
}

/** Genesys is read by the day, and a day that comes from one reading has one time of reading. */
function inWholeDays({ agentIds, span }: Gap, asked: Span): Gap {
  const startMs = Math.max(utcDayStartMs(span.startMs), asked.startMs);
  const endMs = Math.min(utcDayStartMs(span.endMs - 1) + DAY_MS, asked.endMs);
  return { agentIds, span: { startMs, endMs } };
}

/** Agent days of the live reading in the place of kept ones, where they say no less. */
function filled(kept: Reading, live: Reading, { span }: Gap): Reading {
  const byKey = new Map(kept.agentDays.map((day) => [keyOf(day), day]));
  for (const day of live.agentDays) {
    const known = byKey.get(keyOf(day));
    if (known === undefined || saysNoLess(day, known, span)) byKey.set(keyOf(day), day);
  }
  const toldByLive = (entry: Unread) =>
    entry.kind !== 'AGENTS' && entry.span.startMs >= span.startMs && entry.span.endMs <= span.endMs;
  return {
    agentDays: [...byKey.values()],
    unread: [...kept.unread.filter((entry) => !toldByLive(entry)), ...live.unread],
    unknownTypes: new Map([...kept.unknownTypes, ...live.unknownTypes]),
  };
}

function keyOf({ agentId, dayStartMs }: AgentDay): string {
  return `${agentId} ${dayStartMs}`;
}

/** Whether every half hour of the span that one knows is known to the other as well. */
function saysNoLess(day: AgentDay, known: AgentDay, span: Span): boolean {
  const slots = halfHourStartsMs(span)
    .filter((atMs) => utcDayStartMs(atMs) === day.dayStartMs)
    .map(halfHourOfDay);
  return slots.every(
    (slot) =>
      (isRead(day.readAtMs, slot) || !isRead(known.readAtMs, slot)) &&
      (isRead(day.presence?.readAtMs, slot) || !isRead(known.presence?.readAtMs, slot)),
  );
}

function isRead(times: Slots | undefined, slot: number): boolean {
  return !Number.isNaN(times?.[slot] ?? NaN);
}

/** What is unread, with the silence of Genesys as the reason, unless another is known. */
function withSilence({ unread }: Reading, span: Span, sinceMs: number): readonly Unread[] {
  if (unread.some(({ kind }) => kind === 'CONVERSATIONS')) return unread;
  const message = `The conversations could not be read. Genesys has not answered since ${formatInstant(sinceMs)}.`;
  return [...unread, unreadWork('UNAVAILABLE', span, message)];
}

function unreadWork(reason: UnreadReason, span: Span, message: string): Unread {
  return {
    kind: 'CONVERSATIONS',
    reason,
    message,
    missingPermissions: [],
    span,
    correlationId: null,
  };
}
