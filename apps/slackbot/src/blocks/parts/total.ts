import type { Totals } from '@halfhour/core';
import type { Answer } from '../../answer/answer.ts';
import { duration, listed, percent, whyNoUtilization } from '../../answer/figures.ts';
import { shownName } from '../../answer/names.ts';
import { mrkdwn, section } from '../elements.ts';
import type { Part } from '../payload.ts';

/** The one number with its denominator named, and what the work was made of. */
export function totalPart({ totals, queueNames }: Answer): Part {
  const text = [
    `*Utilization ${percent(totals.utilization)}*${divided(totals)}`,
    ...handleLine(totals, queueNames),
  ].join('\n');
  return { blocks: [section(text)], text };
}

/** ` = busy 12 h ÷ logged in 16 h`, or why there is no number. */
export function divided(totals: Totals): string {
  const { busyMs, loggedInMs } = totals.basis.utilization;
  return totals.utilization === null
    ? `: ${whyNoUtilization(totals)}`
    : ` = busy ${duration(busyMs)} ÷ logged in ${duration(loggedInMs)}`;
}

/** `Handle 3 h = talk 2 h + hold 10 min + ACW 50 min`: the parts add up. */
export function handleInWords({ work }: Totals): string | null {
  if (work === null) return null;
  const dialMs = work.tContacting + work.tDialing;
  const parts = [
    `talk ${duration(work.tTalk)}`,
    `hold ${duration(work.tHold)}`,
    `ACW ${duration(work.tAcw)}`,
    ...(dialMs === 0 ? [] : [`dialing ${duration(dialMs)}`]),
  ];
  return `Handle ${duration(work.tHandle)} = ${parts.join(' + ')}`;
}

function handleLine(totals: Totals, queueNames: readonly string[]): string[] {
  const handle = handleInWords(totals);
  if (handle === null) return [];
  if (queueNames.length === 0) return [handle];
  const queues = listed(queueNames.slice(0, 3).map((name) => shownName(name)));
  return [`${handle}, of work for ${mrkdwn(queues)}`, '_Utilization is of all their work._'];
}
