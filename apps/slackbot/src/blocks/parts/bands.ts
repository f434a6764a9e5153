import type { BandCount } from '../../answer/answer.ts';
import { count, listed, percent } from '../../answer/figures.ts';
import type { Band } from '../../answer/judgement.ts';
import { section } from '../elements.ts';
import type { Part } from '../payload.ts';

/** How many agents are in their band, over and under it, and on how many there is no verdict. */
export function bandsPart(bands: BandCount): Part {
  const line = bandsInWords(bands);
  return line === null ? { blocks: [], text: '' } : { blocks: [section(line)], text: line };
}

/** `12 of 17 agents are in 70–85 %; 3 are over, 2 under.` `null` when there is nobody to judge. */
export function bandsInWords({ band, inBand, over, under, noVerdict }: BandCount): string | null {
  const judged = inBand + over + under;
  const unjudged =
    noVerdict === 0
      ? ''
      : ` No verdict on ${noVerdict}: less than 10 minutes on queue in every half hour.`;
  if (judged === 0) return noVerdict === 0 ? null : unjudged.trim();
  const where = band === null ? 'their team’s band' : bandInWords(band);
  if (inBand === judged && judged > 1) return `All ${judged} agents are in ${where}.${unjudged}`;
  const outside = [
    ...(over === 0 ? [] : [`${over} ${over === 1 ? 'is' : 'are'} over it`]),
    ...(under === 0 ? [] : [`${under} ${under === 1 ? 'is' : 'are'} under it`]),
  ];
  const sentence =
    `${inBand} of ${count(judged, 'agent')} ${inBand === 1 ? 'is' : 'are'} in ${where}` +
    `${outside.length === 0 ? '' : `; ${listed(outside)}`}.`;
  return `${sentence}${unjudged}`;
}

/** `70–85 %` */
export function bandInWords({ from, to }: Band): string {
  return `${Math.round(from * 100)}–${percent(to)}`;
}
