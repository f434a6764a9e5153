import type { AgentDay, AgentDayPart, PresenceDay, Slots } from '../utilization/agent-day.ts';
import { PART_COLUMNS, PRESENCE_COLUMNS, WHOLE_COLUMNS } from './columns.ts';
import { emptyDay, emptyPart, emptyPresence } from './empty-day.ts';

/**
 * The agent day after a read: its numbers where it was read, those that were kept elsewhere, and
 * zeros where neither was, whatever either says there. Work and presence are read apart.
 */
export function mergeAgentDay(kept: AgentDay | undefined, read: AgentDay): AgentDay {
  const before = kept ?? emptyDay(read.agentId, read.dayStartMs);
  const merged = emptyDay(read.agentId, read.dayStartMs);
  const merge = merging(before.readAtMs, read.readAtMs);
  for (const { slotsOf } of WHOLE_COLUMNS) merge(slotsOf(before), slotsOf(read), slotsOf(merged));
  return {
    ...merged,
    parts: mergeParts(before.parts, read.parts, merge),
    readAtMs: latest(before.readAtMs, read.readAtMs),
    presence: mergePresence(before.presence, read.presence),
  };
}

/** Puts into `to` what is true of each half hour. */
type Merge = (kept: Slots, read: Slots, to: Slots) => void;

function merging(keptReadAtMs: Slots, readAtMs: Slots): Merge {
  return (kept, read, to) => {
    for (let slot = 0; slot < to.length; slot++) {
      if (!Number.isNaN(readAtMs[slot] ?? NaN)) to[slot] = read[slot] ?? 0;
      else if (!Number.isNaN(keptReadAtMs[slot] ?? NaN)) to[slot] = kept[slot] ?? 0;
    }
  };
}

function latest(keptReadAtMs: Slots, readAtMs: Slots): Slots {
  return readAtMs.map((atMs, slot) => (Number.isNaN(atMs) ? (keptReadAtMs[slot] ?? NaN) : atMs));
}

function mergeParts(
  kept: readonly AgentDayPart[],
  read: readonly AgentDayPart[],
  merge: Merge,
): AgentDayPart[] {
  const keptParts = new Map(kept.map((part) => [keyOf(part), part]));
  const readParts = new Map(read.map((part) => [keyOf(part), part]));
  return Array.from(new Map([...keptParts, ...readParts]), ([key, { queueId, mediaType }]) => {
    const nothing = emptyPart(queueId, mediaType);
    const merged = emptyPart(queueId, mediaType);
    const keptPart = keptParts.get(key) ?? nothing;
    const readPart = readParts.get(key) ?? nothing;
    for (const { slotsOf } of PART_COLUMNS) {
      merge(slotsOf(keptPart), slotsOf(readPart), slotsOf(merged));
    }
    return merged;
  }).filter(hasNumbers);
}

function mergePresence(kept: PresenceDay | null, read: PresenceDay | null): PresenceDay | null {
  if (read === null) return kept;
  const before = kept ?? emptyPresence();
  const merged = emptyPresence();
  const merge = merging(before.readAtMs, read.readAtMs);
  for (const { slotsOf } of PRESENCE_COLUMNS) {
    merge(slotsOf(before), slotsOf(read), slotsOf(merged));
  }
  return { ...merged, readAtMs: latest(before.readAtMs, read.readAtMs) };
}

function keyOf({ queueId, mediaType }: AgentDayPart): string {
  return `${queueId ?? ''} ${mediaType}`;
}

function hasNumbers(part: AgentDayPart): boolean {
  return PART_COLUMNS.some(({ slotsOf }) => slotsOf(part).some((value) => value !== 0));
}
