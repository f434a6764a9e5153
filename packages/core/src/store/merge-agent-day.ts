import type { AgentDay, AgentDayPart, PresenceDay, Slots } from '../utilization/agent-day.ts';
import { mapRecord } from '../utilization/map-record.ts';
import { PART_COLUMNS } from './columns.ts';
import { emptyDay, emptyPart, emptyPresence } from './empty-day.ts';

/**
 * The agent day after a read: its numbers where it was read, those that were kept elsewhere, and
 * zeros where neither was, whatever either says there. Work and presence are read apart.
 */
export function mergeAgentDay(kept: AgentDay | undefined, read: AgentDay): AgentDay {
  const before = kept ?? emptyDay(read.agentId, read.dayStartMs);
  const merge = merging(before.readAtMs, read.readAtMs);
  return {
    agentId: read.agentId,
    dayStartMs: read.dayStartMs,
    parts: mergeParts(before.parts, read.parts, merge),
    busy: merge(before.busy, read.busy),
    tHoldElsewhere: merge(before.tHoldElsewhere, read.tHoldElsewhere),
    conversations: merge(before.conversations, read.conversations),
    openLegs: merge(before.openLegs, read.openLegs),
    readAtMs: mergeTimes(before.readAtMs, read.readAtMs),
    presence: mergePresence(before.presence, read.presence),
  };
}

type Merge = (kept: Slots, read: Slots) => Slots;

function merging(keptReadAtMs: Slots, readAtMs: Slots): Merge {
  return (kept, read) =>
    kept.map((value, slot) => {
      if (!Number.isNaN(readAtMs[slot] ?? NaN)) return read[slot] ?? 0;
      return Number.isNaN(keptReadAtMs[slot] ?? NaN) ? 0 : value;
    });
}

function mergeTimes(kept: Slots, read: Slots): Slots {
  return kept.map((atMs, slot) => {
    const readAtMs = read[slot] ?? NaN;
    return Number.isNaN(readAtMs) ? atMs : readAtMs;
  });
}

function mergeParts(
  kept: readonly AgentDayPart[],
  read: readonly AgentDayPart[],
  merge: Merge,
): AgentDayPart[] {
  const keptParts = new Map(kept.map((part) => [keyOf(part), part]));
  const readParts = new Map(read.map((part) => [keyOf(part), part]));
  return Array.from(new Map([...keptParts, ...readParts]), ([key, { queueId, mediaType }]) => {
    const empty = emptyPart(queueId, mediaType);
    return mergePart(keptParts.get(key) ?? empty, readParts.get(key) ?? empty, merge);
  }).filter(hasNumbers);
}

function mergePart(kept: AgentDayPart, read: AgentDayPart, merge: Merge): AgentDayPart {
  return {
    queueId: read.queueId,
    mediaType: read.mediaType,
    worked: mergeRecord(kept.worked, read.worked, merge),
    booked: mergeRecord(kept.booked, read.booked, merge),
    started: mergeRecord(kept.started, read.started, merge),
    conversations: merge(kept.conversations, read.conversations),
  };
}

function mergePresence(kept: PresenceDay | null, read: PresenceDay | null): PresenceDay | null {
  if (read === null) return kept;
  const before = kept ?? emptyPresence();
  return {
    metrics: mergeRecord(before.metrics, read.metrics, merging(before.readAtMs, read.readAtMs)),
    readAtMs: mergeTimes(before.readAtMs, read.readAtMs),
  };
}

function mergeRecord<Metric extends string>(
  kept: Readonly<Record<Metric, Slots>>,
  read: Readonly<Record<Metric, Slots>>,
  merge: Merge,
): Record<Metric, Slots> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- keys of a record of metrics
  const metrics = Object.keys(read) as Metric[];
  return mapRecord(metrics, (metric) => merge(kept[metric], read[metric]));
}

function keyOf({ queueId, mediaType }: AgentDayPart): string {
  return `${queueId ?? ''} ${mediaType}`;
}

function hasNumbers(part: AgentDayPart): boolean {
  return PART_COLUMNS.some(({ slotsOf }) => slotsOf(part).some((value) => value !== 0));
}
