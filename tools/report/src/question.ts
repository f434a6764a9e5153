import { localDate, localDay, type ReportQuery } from '@halfhour/core';
import type { Flags } from './flags.ts';
import { givenInstantMs } from '@halfhour/command';

/** What is asked, without the part of the list of agents. */
export type Question = Omit<ReportQuery, 'first' | 'after'>;

/** What the flags ask at `nowMs`, with local times on the clock of `zone`. @throws UsageError */
export function questionOf(flags: Flags, zone: string, nowMs: number): Question {
  const toMs = flags.to === undefined ? nowMs : givenInstantMs('to', flags.to, zone);
  const { agentIds, teamIds, queueIds, mediaTypes } = flags;
  return {
    fromMs:
      flags.from === undefined ? dayOfEndMs(toMs, zone) : givenInstantMs('from', flags.from, zone),
    toMs,
    agentIds,
    teamIds,
    queueIds,
    mediaTypes,
  };
}

/** The local midnight that begins the day of the window's last millisecond. */
function dayOfEndMs(toMs: number, zone: string): number {
  return localDay(localDate(toMs - 1, zone), zone).span.startMs;
}
