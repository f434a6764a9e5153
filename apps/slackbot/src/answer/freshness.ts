import type { HalfHourState, Report, Span, Unread } from '@halfhour/core';
import type { AgentLine, Freshness, HalfHour } from './answer.ts';

/** How far the figures can be trusted, what is missing from them, and why. */
export function freshnessOf(
  halfHours: readonly HalfHour[],
  agents: readonly AgentLine[],
  { reports, notes }: { readonly reports: readonly Report[]; readonly notes: readonly string[] },
): Freshness {
  const of = (state: HalfHourState) =>
    joined(halfHours.filter(({ totals }) => totals.state === state));
  const [report] = reports;
  return {
    asOfMs: asOfMs(agents),
    running: of('RUNNING'),
    provisional: of('PROVISIONAL'),
    missing: of('MISSING'),
    agentHalfHoursMissing: sum(agents, ({ totals }) => totals.agentHalfHoursMissing),
    agentHalfHours: sum(agents, ({ intervals }) => intervals.length),
    unread: eachOnce(reports.flatMap(({ unread }) => unread)),
    unknownTypes: [...new Set(reports.flatMap(({ unknownTypes }) => [...unknownTypes.keys()]))],
    agentsLeftOut: report === undefined ? 0 : report.totalCount - report.agents.length,
    notes,
  };
}

/**
 * What the changing figures are as of: the oldest read of a half hour that runs or may still change.
 * Settled ones may have been read long ago and are none the worse for it; when all are, the newest
 * read counts.
 */
function asOfMs(agents: readonly AgentLine[]): number | null {
  let oldestChangingMs = Infinity;
  let newestMs = -Infinity;
  for (const { intervals } of agents) {
    for (const { state, asOfMs: atMs } of intervals) {
      if (atMs === null) continue;
      newestMs = Math.max(newestMs, atMs);
      if (state === 'RUNNING' || state === 'PROVISIONAL') {
        oldestChangingMs = Math.min(oldestChangingMs, atMs);
      }
    }
  }
  if (Number.isFinite(oldestChangingMs)) return oldestChangingMs;
  return Number.isFinite(newestMs) ? newestMs : null;
}

/** Spans of half hours, joined where they touch. */
function joined(halfHours: readonly HalfHour[]): Span[] {
  const spans: { startMs: number; endMs: number }[] = [];
  for (const { startMs, endMs } of halfHours) {
    const last = spans.at(-1);
    if (last?.endMs === startMs) last.endMs = endMs;
    else spans.push({ startMs, endMs });
  }
  return spans;
}

/** The same trouble of several windows or groups, told once for the whole time it concerns. */
function eachOnce(unread: readonly Unread[]): Unread[] {
  const told = Map.groupBy(unread, ({ kind, reason, message }) => `${kind} ${reason} ${message}`);
  return Array.from(told.values()).flatMap((same) =>
    same.slice(0, 1).map((first) => ({
      ...first,
      span: {
        startMs: Math.min(...same.map(({ span }) => span.startMs)),
        endMs: Math.max(...same.map(({ span }) => span.endMs)),
      },
    })),
  );
}

function sum<Item>(items: readonly Item[], value: (item: Item) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}
