import type { BandCount } from '../../answer/answer.ts';
import { count, percent, whyNoUtilization } from '../../answer/figures.ts';
import { mrkdwn } from '../../blocks/elements.ts';
import { bandInWords } from '../../blocks/parts/bands.ts';
import { comparedInWords, pointsBetween } from './difference.ts';
import { type Digest, isAboutOne, whyEmpty } from './digest.ts';

/** What stands in the place of figures that would be those of one person. */
export const ONLY_ONE =
  'Only one agent worked this shift, and names are not shown here: no figures, therefore.';

/** A digest in two sentences, for notifications and screen readers. Escaped. */
export function digestSentences(digest: Digest): string {
  const { name, day, clock, isLate, answer } = digest;
  const who = [name, day, clock, count(answer.agents.length, 'agent')].join(', ');
  const about = `${who}${isLate ? ' (late)' : ''}`;
  const none = isAboutOne(digest) ? ONLY_ONE : whyEmpty(digest);
  return mrkdwn(
    none === null
      ? `${about}: ${numberInWords(digest)}. ${verdictInWords(digest)}`
      : `${about}. ${none}`,
  );
}

function numberInWords({ figures: { utilization }, baseline, answer }: Digest): string {
  if (utilization === null) return `no utilization, since ${whyNoUtilization(answer.totals)}`;
  const points = pointsBetween(utilization, baseline.figures?.utilization ?? null);
  const usual = points === null ? '' : `, ${comparedInWords(points)} ${baseline.words}`;
  return `utilization ${percent(utilization)}${usual}`;
}

function verdictInWords({ target, answer: { bands, needsALook } }: Digest): string {
  const looks = needsALook.shown.length + needsALook.others;
  const look =
    looks === 0 ? 'nobody needs a look' : `${looks} ${looks === 1 ? 'needs' : 'need'} a look`;
  const judged = bandsInSentence(bands, bandInWords(target));
  return judged === null
    ? `There is no verdict on anybody, and ${look}.`
    : `${judged}, and ${look}.`;
}

function bandsInSentence({ inBand, over, under }: BandCount, band: string): string | null {
  const judged = inBand + over + under;
  if (judged === 0) return null;
  if (inBand === judged) return judged === 1 ? `The agent is in ${band}` : `All are in ${band}`;
  return `${inBand} of ${count(judged, 'agent')} ${inBand === 1 ? 'is' : 'are'} in ${band}`;
}
