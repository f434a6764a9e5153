import type { Answer } from '../../answer/answer.ts';
import { duration, percent, whyNoUtilization } from '../../answer/figures.ts';
import { mrkdwn } from '../elements.ts';
import { bandsInWords } from './bands.ts';

/** The answer in two or three sentences, for notifications and screen readers. Escaped. */
export function sentence(answer: Answer, scope = answer.heading.scope): string {
  const { heading, totals, bands, needsALook } = answer;
  const { busyMs, loggedInMs } = totals.basis.utilization;
  const ratio =
    totals.utilization === null
      ? `no utilization, since ${whyNoUtilization(totals)}`
      : `utilization ${percent(totals.utilization)}, busy ${duration(busyMs)} of ` +
        `${duration(loggedInMs)} logged in`;
  const looks = needsALook.shown.length + needsALook.others;
  return mrkdwn(
    [
      `${scope}, ${heading.day}, ${heading.clock}: ${ratio}.`,
      bandsInWords(bands) ?? '',
      ...(looks === 0 ? [] : [`${looks} ${looks === 1 ? 'agent needs' : 'agents need'} a look.`]),
    ]
      .filter((words) => words !== '')
      .join(' '),
  );
}
