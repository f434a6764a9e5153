import { HALF_HOUR_MS } from '../time/half-hour.ts';
import type { Asked } from './schema-version.ts';

/** Which half hours of a scope have been read. */
export interface ScopeInfo {
  /** `all`, `teams:…`, `queues:…` */
  readonly scope: string;
  readonly work: Coverage | null;
  readonly presence: Coverage | null;
}

/** From the first half hour that was read to the end of the last. */
export interface Coverage {
  readonly startMs: number;
  readonly endMs: number;
  readonly halfHours: number;
  /** Half hours in between that were not read. */
  readonly missing: number;
  readonly lastReadAtMs: number;
}

/** What has been read of each scope. */
export async function scopesOf(asked: Asked): Promise<ScopeInfo[]> {
  const { rows } = await asked.query<{ scope: string } & Record<`${Part}_${Column}`, number>>(
    `select scope, ${coverageColumns('work')}, ${coverageColumns('presence')}
     from scope left join sync_slot using (scope_no) group by scope order by scope`,
  );
  return rows.map((row) => ({
    scope: row.scope,
    work: coverageOf(row.work_first, row.work_last, row.work_slots, row.work_at),
    presence: coverageOf(
      row.presence_first,
      row.presence_last,
      row.presence_slots,
      row.presence_at,
    ),
  }));
}

type Part = 'work' | 'presence';
type Column = 'first' | 'last' | 'slots' | 'at';

function coverageColumns(part: Part): string {
  const isRead = `filter (where ${part}_read_at is not null)`;
  return `min(slot) ${isRead} as ${part}_first, max(slot) ${isRead} as ${part}_last,
    count(*) ${isRead} as ${part}_slots, max(${part}_read_at) as ${part}_at`;
}

/** `null`: nothing has been read. */
function coverageOf(
  firstMs: number,
  lastMs: number,
  halfHours: number,
  lastReadAtMs: number,
): Coverage | null {
  if (halfHours === 0) return null;
  const endMs = lastMs + HALF_HOUR_MS;
  const missing = (endMs - firstMs) / HALF_HOUR_MS - halfHours;
  return { startMs: firstMs, endMs, halfHours, missing, lastReadAtMs };
}
