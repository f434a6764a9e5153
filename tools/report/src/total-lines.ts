import {
  type Booked,
  clockTime,
  durationInWords,
  formatInstant,
  localDate,
  type Totals,
  type Work,
} from '@halfhour/core';
import type { About } from './format.ts';
import { NOT_KNOWN, percent } from './table-columns.ts';
import type { Summary } from './tally.ts';

/** The end of the table: sums, each ratio with its denominator by name, and how fresh it all is. */
export function totalLines({ agents, totals }: Summary, { family, zone }: About): string[] {
  const { work, agentHalfHoursRead, agentHalfHoursMissing } = totals;
  return [
    `Total of ${agents} ${agents === 1 ? 'agent' : 'agents'}: ${agentHalfHoursRead} agent half ` +
      `hours read, ${agentHalfHoursMissing} missing`,
    ...(work === null
      ? []
      : family === 'worked'
        ? [...workLines(work), ...ratioLines(totals)]
        : emittedLines(work[family])),
    asOfLine(totals, zone),
  ];
}

function workLines({ tHandle, tTalk, tHold, tAcw, tContacting, tDialing, busy }: Work): string[] {
  return [
    `  handle ${durationInWords(tHandle)} = talk ${durationInWords(tTalk)} + ` +
      `hold ${durationInWords(tHold)} + ACW ${durationInWords(tAcw)}`,
    `    + dial ${durationInWords(tContacting + tDialing)} (contacting ` +
      `${durationInWords(tContacting)}, dialing ${durationInWords(tDialing)})`,
    `  busy ${durationInWords(busy)}: work at the same time counted once`,
  ];
}

function ratioLines({ basis, utilization, occupancy }: Totals): string[] {
  const { busyMs, loggedInMs } = basis.utilization;
  const { interactingMs, communicatingMs, idleMs } = basis.occupancy;
  return [
    `  utilization ${percent(utilization)} = busy ${durationInWords(busyMs)} ÷ logged in ` +
      durationInWords(loggedInMs),
    `    over ${basis.utilization.agentHalfHours} agent half hours that were read whole`,
    `  occupancy ${percent(occupancy)} = interacting ${durationInWords(interactingMs)} ÷`,
    `    (interacting + communicating ${durationInWords(communicatingMs)} + idle ` +
      `${durationInWords(idleMs)})`,
    `    over ${basis.occupancy.agentHalfHours} agent half hours that were read whole`,
  ];
}

function emittedLines({ tHandle, handled }: Booked): string[] {
  const average = handled === 0 ? NOT_KNOWN : durationInWords(Math.round(tHandle / handled));
  return [
    `  average handle time ${average} = handle ${durationInWords(tHandle)} ÷ handled ${handled}`,
  ];
}

function asOfLine({ asOfMs, agentHalfHoursMissing }: Totals, zone: string): string {
  if (asOfMs !== null) {
    return `As of ${localDate(asOfMs, zone)} ${clockTime(asOfMs, zone)} (${formatInstant(asOfMs)})`;
  }
  return agentHalfHoursMissing === 0 ? 'No agents' : 'As of: not everything was read';
}
