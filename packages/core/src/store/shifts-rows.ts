import type { Insertable, Selectable } from 'kysely';
import type { Shift, ShiftTerms, ShiftWho } from '../shifts/shift.ts';
import { nameKey } from '../shifts/shift-name.ts';
import type { ShiftTable } from './shifts-schema.ts';

/** A row of `shift` in our words. */
export function shiftOf(row: Selectable<ShiftTable>): Shift {
  return {
    id: row.shift_id,
    version: row.version,
    origin: row.origin,
    name: row.name,
    zone: row.zone,
    weekdays: row.weekdays,
    startMinute: row.start_minute,
    endMinute: row.end_minute,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    who: whoOf(row),
    target: { from: row.target_from, to: row.target_to },
    settleMinutes: row.settle_minutes,
    createdAtMs: row.created_at,
    changedAtMs: row.changed_at,
    endedAtMs: row.ended_at,
  };
}

/** The columns that hold the terms of a shift. */
export function termColumns(terms: ShiftTerms) {
  const { who } = terms;
  return {
    name: terms.name,
    name_key: nameKey(terms.name),
    zone: terms.zone,
    weekdays: terms.weekdays,
    start_minute: terms.startMinute,
    end_minute: terms.endMinute,
    valid_from: terms.validFrom,
    valid_to: terms.validTo,
    who_kind: who.kind,
    who_ids: who.kind === 'agents' ? who.agentIds : [who.id],
    target_from: terms.target.from,
    target_to: terms.target.to,
    settle_minutes: terms.settleMinutes,
  } satisfies Partial<Insertable<ShiftTable>>;
}

function whoOf({ who_kind: kind, who_ids: ids }: Selectable<ShiftTable>): ShiftWho {
  return kind === 'agents' ? { kind, agentIds: ids } : { kind, id: ids[0] ?? '' };
}
