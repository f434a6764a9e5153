import { count, percent } from '../../../answer/figures.ts';
import { context, header, mrkdwn } from '../../../blocks/elements.ts';
import { bandInWords } from '../../../blocks/parts/bands.ts';
import type { Part } from '../../../blocks/payload.ts';
import { type Digest, isAboutOne, whyEmpty } from '../digest.ts';

/** The one number as the headline; below it when the shift was, how many worked it, and their target. */
export function headPart(digest: Digest): Part {
  const { name, day, clock, target, answer } = digest;
  const title = [name, day, numberOf(digest)].filter((words) => words !== '').join(' · ');
  const line = [
    clock,
    count(answer.agents.length, 'agent'),
    `target ${bandInWords(target)}`,
    ...wholeHalfHours(digest),
  ].join(' · ');
  const late = digest.isLate ? ' (late)' : '';
  return {
    blocks: [header(`${title}${late}`), context(mrkdwn(line))],
    text: `*${mrkdwn(title)}*${late}\n${mrkdwn(line)}`,
  };
}

function numberOf(digest: Digest): string {
  if (isAboutOne(digest)) return '';
  if (whyEmpty(digest) !== null) return 'no figures';
  const { utilization } = digest.figures;
  return utilization === null ? 'no utilization' : `utilization ${percent(utilization)}`;
}

/** A shift that begins or ends within a half hour is told by all of it. */
function wholeHalfHours({ clock, answer: { heading } }: Digest): string[] {
  return heading.clock === clock ? [] : [`in whole half hours: ${heading.clock}`];
}
