import {
  type AgentInterval,
  type AgentReport,
  createLocalClock,
  DEFINITIONS,
  type Family,
  formatInstant,
  type LocalStart,
  type Totals,
  type Unread,
  type Work,
} from '@halfhour/core';
import type { About, Format } from './format.ts';

/** JSON with an agent a line. Its shape is promised in the README: add to it only. */
export function json(about: About): Format {
  const { family, zone } = about;
  const localStart = createLocalClock(zone);
  let separator = '';
  return {
    begin({ startMs, endMs }) {
      const head = {
        version: 1,
        from: formatInstant(startMs),
        to: formatInstant(endMs),
        zone,
        family,
        queueIds: about.queueIds ?? null,
        mediaTypes: about.mediaTypes ?? null,
      };
      return `${JSON.stringify(head).slice(0, -1)},\n"agents":[`;
    },
    agent(agent) {
      const line = `${separator}\n${JSON.stringify(agentJson(agent, family, localStart))}`;
      separator = ',';
      return line;
    },
    end({ totals, unread, unknownTypes }) {
      const tail = {
        total: totalsJson(totals, family),
        unread: unread.map(unreadJson),
        unknownTypes: Object.fromEntries(unknownTypes),
        definitions: DEFINITIONS.filter((one) => isOf(one.family, family)),
      };
      return `\n],\n${JSON.stringify(tail).slice(1)}\n`;
    },
  };
}

function agentJson(
  { agent, intervals }: AgentReport,
  family: Family,
  localStart: (startMs: number) => LocalStart,
) {
  return {
    ...agent,
    intervals: intervals.map((interval) => {
      const { date, time } = localStart(interval.startMs);
      return {
        start: formatInstant(interval.startMs),
        end: formatInstant(interval.endMs),
        startLocal: `${date} ${time}`,
        ...numbersJson(interval, family),
        presenceIsWhole: interval.presenceIsWhole,
      };
    }),
  };
}

function totalsJson(totals: Totals, family: Family) {
  return {
    agentHalfHoursRead: totals.agentHalfHoursRead,
    agentHalfHoursMissing: totals.agentHalfHoursMissing,
    ...numbersJson(totals, family),
    basis: totals.basis,
  };
}

/** What an agent's half hour and a total have in common. `null` is what was not read. */
function numbersJson(of: AgentInterval | Totals, family: Family) {
  return {
    state: of.state,
    asOf: of.asOfMs === null ? null : formatInstant(of.asOfMs),
    [family]: of.work === null ? null : familyJson(of.work, family),
    busy: of.work?.busy ?? null,
    presence: of.presence,
    utilization: of.utilization,
    occupancy: of.occupancy,
  };
}

function familyJson(work: Work, family: Family) {
  if (family !== 'worked') return work[family];
  const { booked: _booked, started: _started, busy: _busy, ...worked } = work;
  return worked;
}

function unreadJson({ span, ...entry }: Unread) {
  return { ...entry, from: formatInstant(span.startMs), to: formatInstant(span.endMs) };
}

/** Presence and ratios are in every report. */
function isOf(family: (typeof DEFINITIONS)[number]['family'], asked: Family): boolean {
  return family === asked || family === 'presence' || family === 'ratio';
}
