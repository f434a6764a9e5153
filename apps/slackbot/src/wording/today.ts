import {
  clockTime,
  durationInWords,
  type Report,
  totalsOf,
  type Unread,
  zoneName,
} from '@halfhour/core';

/** Today so far, of everybody, in one paragraph. Names no agent. */
export function todayInWords(report: Report, zone: string): string {
  const totals = totalsOf(report.agents.flatMap(({ intervals }) => intervals));
  const { startMs, endMs } = report.window;
  const scope =
    `${clockTime(startMs, zone)}–${clockTime(endMs, zone)} ${zoneName(endMs, zone)}, ` +
    `${report.agents.length} ${report.agents.length === 1 ? 'agent' : 'agents'}`;
  const { busyMs, loggedInMs } = totals.basis.utilization;
  const lines =
    totals.work === null
      ? [`*Today* (${scope}): nothing could be read.`]
      : [
          `*Today* (${scope}): utilization ${percent(totals.utilization)} ` +
            `(busy ${durationInWords(busyMs)} ÷ logged in ${durationInWords(loggedInMs)}).`,
          `Handle ${durationInWords(totals.work.tHandle)}: talk ${durationInWords(totals.work.tTalk)}, ` +
            `hold ${durationInWords(totals.work.tHold)}, ACW ${durationInWords(totals.work.tAcw)}.`,
          asOf(totals.asOfMs, zone),
        ];
  return [...lines, ...report.unread.map(unreadLine)].join('\n');
}

/** `71 %`; a dash where there is nothing to divide by. */
function percent(ratio: number | null): string {
  return ratio === null ? '– (nobody was logged in)' : `${Math.round(ratio * 100)} %`;
}

function asOf(asOfMs: number | null, zone: string): string {
  return asOfMs === null
    ? 'Some half hours have not been read.'
    : `As of ${clockTime(asOfMs, zone)} ${zoneName(asOfMs, zone)}.`;
}

function unreadLine({ message, missingPermissions }: Unread): string {
  const missing =
    missingPermissions.length === 0 ? '' : ` Missing: ${missingPermissions.join(', ')}.`;
  return `:warning: ${message}${missing}`;
}
