import type { Totals } from '@halfhour/core';
import type { Answer, ListLine } from '../../answer/answer.ts';
import { duration, percent, whyNoUtilization } from '../../answer/figures.ts';
import { shownName } from '../../answer/names.ts';
import { andOthers } from '../cut-to.ts';
import { bold, bullets, mrkdwn, paragraph, plain, richText } from '../elements.ts';
import type { Part } from '../payload.ts';
import { intervalListPart } from './interval-list.ts';

/** Lines in a message; the rest is counted, and is in the follow-up views. */
const LINES_TOLD = 10;

/** The lines that the question asked for. */
export function listPart({ list, days }: Answer): Part {
  if (list === null) return { blocks: [], text: '' };
  if (list.lines.length === 0) {
    const none = `${list.words}: none.`;
    return { blocks: [richText(paragraph(plain(none)))], text: mrkdwn(none) };
  }
  if (list.by === 'interval' && days.length === 1) return intervalListPart(list);
  const lines = list.lines.slice(0, LINES_TOLD);
  const others = list.lines.length - lines.length + list.others;
  const note = list.by === 'queue' ? ' (utilization is of all work of the queue’s agents)' : '';
  const title = `${list.words}${note}`;
  return {
    blocks: [
      richText(
        paragraph(bold(title)),
        bullets([
          ...lines.map((line) => [bold(labelOf(line)), plain(` ${figures(line.totals)}`)]),
          ...(others === 0 ? [] : [[plain(andOthers(others))]]),
        ]),
      ),
    ],
    text: [
      `*${mrkdwn(title)}*`,
      ...lines.map((line) => `• *${mrkdwn(labelOf(line))}* ${figures(line.totals)}`),
      ...(others === 0 ? [] : [`• ${andOthers(others)}`]),
    ].join('\n'),
  };
}

function labelOf({ label }: ListLine): string {
  return shownName(label);
}

/** `74 % · handle 3 h 9 min (talk 2 h, hold 10 min, ACW 59 min)` */
function figures(totals: Totals): string {
  const { work, utilization } = totals;
  const ratio = utilization === null ? `– (${whyNoUtilization(totals)})` : percent(utilization);
  if (work === null) return ratio;
  return (
    `${ratio} · handle ${duration(work.tHandle)} (talk ${duration(work.tTalk)}, ` +
    `hold ${duration(work.tHold)}, ACW ${duration(work.tAcw)})`
  );
}
