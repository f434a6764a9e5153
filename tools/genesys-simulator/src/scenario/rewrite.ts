import { hashText, mix } from '../seeded/hash.ts';
import { Random } from '../seeded/random.ts';
import { legMetrics } from './leg-metrics.ts';
import type { Metric, Participant, Plan, Segment, Session } from './plan.ts';
import { DAY_MS, dayOf, dayStartMs, HOUR_MS, SECOND_MS } from './time.ts';

/**
 * When the nightly pipeline rewrites the conversations that started on a UTC day: at 02:00 UTC, as soon
 * as all of the day is 48 hours old.
 */
function rewriteMs(startDay: number): number {
  return dayStartMs(startDay) + 3 * DAY_MS + 2 * HOUR_MS;
}

/** Whether a conversation's day has been rewritten by an instant. */
export function isRewrittenAt(startMs: number, nowMs: number): boolean {
  return nowMs >= rewriteMs(dayOf(startMs));
}

const REWRITE = hashText('rewrite');

/** One conversation in forty changes: the after-call work of its first agent turns out other than it was. */
export function rewritten(plan: Plan): Plan {
  const hash = mix(plan.hash, REWRITE);
  if (hash % 40 !== 0) return plan;
  const index = plan.participants.findIndex(({ purpose }) => purpose === 'agent');
  if (index === -1) return plan;
  const participants = plan.participants.map((participant, at) =>
    at === index ? withOtherAcw(participant, new Random(hash)) : participant,
  );
  const lastMs = Math.max(plan.lastMs, ...participants[index]!.sessions.map(lastEndOf));
  return { ...plan, participants, lastMs };
}

function withOtherAcw(participant: Participant, random: Random): Participant {
  const [session, ...rest] = participant.sessions;
  return { ...participant, sessions: [changed(session!, random), ...rest] };
}

function changed(session: Session, random: Random): Session {
  const last = session.segments[session.segments.length - 1]!;
  const longerMs = random.between(3 * SECOND_MS, 20 * SECOND_MS);
  const segments: Segment[] =
    last.type === 'wrapup'
      ? [...session.segments.slice(0, -1), { ...last, endMs: otherEnd(last, longerMs, random) }]
      : [
          ...session.segments,
          {
            type: 'wrapup',
            startMs: last.endMs,
            endMs: last.endMs + longerMs,
            queue: last.queue,
            wrapUpCode: 1,
          },
        ];
  return { ...session, segments, metrics: [...legMetrics(segments), ...extras(session)] };
}

function otherEnd(wrapUp: Segment, longerMs: number, random: Random): number {
  const halfMs = Math.floor((wrapUp.endMs - wrapUp.startMs) / 2);
  return random.chance(0.5) ? wrapUp.endMs + longerMs : wrapUp.endMs - Math.min(halfMs, longerMs);
}

/** The metrics that do not follow from the segments stay as they were. */
function extras(session: Session): Metric[] {
  const names = new Set(legMetrics(session.segments).map(({ name }) => name));
  return session.metrics.filter(({ name }) => !names.has(name));
}

function lastEndOf(session: Session): number {
  return Math.max(...session.segments.map(({ endMs }) => endMs));
}
