import { HALF_HOURS_A_DAY } from '../time/half-hour.ts';
import type { AgentDay, AgentDayPart, PresenceDay, Slots } from '../utilization/agent-day.ts';
import { createRows, type Rows } from '../utilization/rows.ts';
import { type NumbersColumn, PART_COLUMNS, PRESENCE_COLUMNS, WHOLE_COLUMNS } from './columns.ts';
import { inTurn, partOfColumns, presenceOfColumns, wholeOfColumns } from './day-of-columns.ts';

/**
 * The agent day after a read: its numbers where it was read, those that were kept elsewhere, and
 * zeros where neither was, whatever either says there. Work and presence are read apart.
 */
export function mergeAgentDay(kept: AgentDay | undefined, read: AgentDay): AgentDay {
  const rows = createRows();
  const merge = merging(kept?.readAtMs, read.readAtMs, rows);
  return {
    agentId: read.agentId,
    dayStartMs: read.dayStartMs,
    parts: mergeParts(kept?.parts ?? [], read.parts, merge),
    ...wholeOfColumns(inTurn(merge(WHOLE_COLUMNS, kept, read))),
    readAtMs: latest(kept?.readAtMs, read.readAtMs),
    presence: mergePresence(kept?.presence ?? null, read.presence, rows),
  };
}

const EVERY_SLOT = Array.from({ length: HALF_HOURS_A_DAY }, (_, slot) => slot);

/** What is true of each half hour, column by column; `undefined`: zeros. */
type Merge = <Of>(
  columns: readonly NumbersColumn<Of>[],
  kept: Of | undefined,
  read: Of | undefined,
) => Slots[];

function merging(keptReadAtMs: Slots | undefined, readAtMs: Slots, rows: Rows): Merge {
  const fromRead = EVERY_SLOT.filter((slot) => isIn(readAtMs, slot));
  const fromKept = EVERY_SLOT.filter((slot) => isIn(keptReadAtMs, slot) && !isIn(readAtMs, slot));
  return (columns, kept, read) => {
    const merged = Array<Slots>(columns.length).fill(rows.zeros);
    for (const [nth, { slotsOf }] of columns.entries()) {
      if (read !== undefined) take(slotsOf(read), fromRead, merged, nth);
      if (kept !== undefined) take(slotsOf(kept), fromKept, merged, nth);
    }
    return merged;
  };

  function take(from: Slots, at: readonly number[], merged: Slots[], nth: number): void {
    for (const slot of at) {
      const value = from[slot] ?? 0;
      if (value !== 0) rows.own(merged, nth)[slot] = value;
    }
  }
}

function isIn(readAtMs: Slots | undefined, slot: number): boolean {
  return !Number.isNaN(readAtMs?.[slot] ?? NaN);
}

function latest(keptReadAtMs: Slots | undefined, readAtMs: Slots): Slots {
  return readAtMs.map((atMs, slot) => (Number.isNaN(atMs) ? (keptReadAtMs?.[slot] ?? NaN) : atMs));
}

function mergeParts(
  kept: readonly AgentDayPart[],
  read: readonly AgentDayPart[],
  merge: Merge,
): AgentDayPart[] {
  const keptParts = new Map(kept.map((part) => [keyOf(part), part]));
  const readParts = new Map(read.map((part) => [keyOf(part), part]));
  return Array.from(new Map([...keptParts, ...readParts]), ([key, part]) =>
    partOfColumns(part, inTurn(merge(PART_COLUMNS, keptParts.get(key), readParts.get(key)))),
  ).filter(hasNumbers);
}

function mergePresence(
  kept: PresenceDay | null,
  read: PresenceDay | null,
  rows: Rows,
): PresenceDay | null {
  if (read === null) return kept;
  const merge = merging(kept?.readAtMs, read.readAtMs, rows);
  return {
    metrics: presenceOfColumns(inTurn(merge(PRESENCE_COLUMNS, kept ?? undefined, read))),
    readAtMs: latest(kept?.readAtMs, read.readAtMs),
  };
}

function keyOf({ queueId, mediaType }: AgentDayPart): string {
  return `${queueId ?? ''} ${mediaType}`;
}

function hasNumbers(part: AgentDayPart): boolean {
  return PART_COLUMNS.some(({ slotsOf }) => slotsOf(part).some((value) => value !== 0));
}
