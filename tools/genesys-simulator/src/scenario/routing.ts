import { WORK } from './leg-metrics.ts';
import type { Leg, Segment } from './plan.ts';
import type { Status } from './presence.ts';
import type { Presence } from './shift.ts';
import { SECOND_MS } from './time.ts';

/** Routing statuses, as the service names them. */
export type Routing = 'OFF_QUEUE' | 'IDLE' | 'INTERACTING' | 'NOT_RESPONDING' | 'COMMUNICATING';

/** How long an agent counts as not responding after an alert they let ring out, unless they go on working. */
const NOT_RESPONDING_MS = 75 * SECOND_MS;

type Reason = 'onQueue' | 'queueWork' | 'ownWork' | 'missed';

interface Edge {
  atMs: number;
  reason: Reason;
  step: 1 | -1;
}

/**
 * An agent's routing statuses, from their presences and their legs. Work from a queue is INTERACTING whatever
 * the presence says; calls of their own are COMMUNICATING while on queue.
 */
export function routingsOf(
  presences: readonly Status<Presence>[],
  legs: readonly Leg[],
): Status<Routing>[] {
  const edges = [...presences.flatMap(onQueueEdges), ...legs.flatMap(legEdges)];
  edges.sort((one, other) => one.atMs - other.atMs);
  const active: Record<Reason, number> = { onQueue: 0, queueWork: 0, ownWork: 0, missed: 0 };
  const statuses: Status<Routing>[] = [];
  let fromMs = presences[0]?.startMs ?? 0;
  for (const { atMs, reason, step } of edges) {
    append(statuses, statusOf(active), fromMs, atMs);
    fromMs = Math.max(fromMs, atMs);
    active[reason] += step;
  }
  append(statuses, statusOf(active), fromMs, Infinity);
  return statuses;
}

function statusOf(active: Record<Reason, number>): Routing {
  if (active.queueWork > 0) return 'INTERACTING';
  if (active.onQueue === 0) return 'OFF_QUEUE';
  if (active.ownWork > 0) return 'COMMUNICATING';
  return active.missed > 0 ? 'NOT_RESPONDING' : 'IDLE';
}

function append(statuses: Status<Routing>[], name: Routing, startMs: number, endMs: number): void {
  if (endMs <= startMs) return;
  const last = statuses[statuses.length - 1];
  if (last?.name === name) last.endMs = endMs;
  else statuses.push({ name, startMs, endMs });
}

function onQueueEdges({ name, startMs, endMs }: Status<Presence>): Edge[] {
  return name === 'ON_QUEUE' ? edgesOf('onQueue', startMs, endMs) : [];
}

function legEdges({ purpose, session }: Leg): Edge[] {
  const work = purpose === 'user' ? 'ownWork' : 'queueWork';
  return session.segments.flatMap((segment) => {
    if (WORK.includes(segment.type)) return edgesOf(work, segment.startMs, segment.endMs);
    return missed(segment)
      ? edgesOf('missed', segment.endMs, segment.endMs + NOT_RESPONDING_MS)
      : [];
  });
}

function missed({ type, disconnectType }: Segment): boolean {
  return type === 'alert' && disconnectType === 'noAnswerTransfer';
}

function edgesOf(reason: Reason, startMs: number, endMs: number): Edge[] {
  return [
    { atMs: startMs, reason, step: 1 },
    { atMs: endMs, reason, step: -1 },
  ];
}
