import { addTotals, type Report, type Totals, totalsOf, type Unread } from '@halfhour/core';

/** What holds for the whole report, known when its last page has been read. */
export interface Summary {
  readonly agents: number;
  readonly totals: Totals;
  /** What could not be read, each said once. */
  readonly unread: readonly Unread[];
  /** Segment and media types that Halfhour does not know, and how often each occurred. */
  readonly unknownTypes: ReadonlyMap<string, number>;
}

/** Sums up pages, and keeps none of them. */
export interface Tally {
  add(page: Report): void;
  summary(): Summary;
}

export function createTally(): Tally {
  const unread = new Map<string, Unread>();
  const unknownTypes = new Map<string, number>();
  let agents = 0;
  let totals = totalsOf([]);
  return {
    add(page) {
      agents += page.agents.length;
      const intervals = page.agents.flatMap((agent) => agent.intervals);
      totals = addTotals([totals, totalsOf(intervals)]);
      for (const entry of page.unread) {
        const key = JSON.stringify([entry.kind, entry.reason, entry.message]);
        unread.set(key, widened(entry, unread.get(key)));
      }
      for (const [type, times] of page.unknownTypes) {
        unknownTypes.set(type, (unknownTypes.get(type) ?? 0) + times);
      }
    },
    summary: () => ({ agents, totals, unread: [...unread.values()], unknownTypes }),
  };
}

/** The same trouble on another page, told once for the whole time that it concerns. */
function widened(entry: Unread, known: Unread | undefined): Unread {
  if (known === undefined) return entry;
  const startMs = Math.min(entry.span.startMs, known.span.startMs);
  return { ...known, span: { startMs, endMs: Math.max(entry.span.endMs, known.span.endMs) } };
}
