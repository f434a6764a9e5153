import type { BandCount } from '../../answer/answer.ts';
import { listed, percent } from '../../answer/figures.ts';
import type { Band } from '../../answer/judgement.ts';
import { section } from '../elements.ts';
import type { Part } from '../payload.ts';

/** How many agents are in their band, over and under it, and on how many there is no verdict. */
export function bandsPart(bands: BandCount): Part {
  const line = bandsInWords(bands);
  return line === null ? { blocks: [], text: '' } : { blocks: [section(line)], text: line };
}

/**
 * `12 of 17 agents are in 70–85 %; 3 are over it and 2 are under it.` `null` when there is nobody to
 * judge.
 */
export function bandsInWords(bands: BandCount): string | null {
  const { band, inBand, over, under, noVerdict } = bands;
  const judged = inBand + over + under;
  const unjudged =
    noVerdict === 0
      ? []
      : [`No verdict on ${noVerdict}: less than 10 minutes on queue in every half hour.`];
  if (judged === 0) return unjudged[0] ?? null;
  const where = band === null ? 'their team’s band' : bandInWords(band);
  const verdict =
    judged === 1
      ? `1 agent is ${over === 1 ? 'over' : under === 1 ? 'under' : 'in'} ${where}.`
      : inBand === judged
        ? `All ${judged} agents are in ${where}.`
        : `${inBand} of ${judged} agents ${isOrAre(inBand)} in ${where}; ${outside(bands)}.`;
  return [verdict, ...unjudged].join(' ');
}

/** `3 are over it and 1 is under it` */
function outside({ over, under }: BandCount): string {
  return listed([
    ...(over === 0 ? [] : [`${over} ${isOrAre(over)} over it`]),
    ...(under === 0 ? [] : [`${under} ${isOrAre(under)} under it`]),
  ]);
}

function isOrAre(number: number): string {
  return number === 1 ? 'is' : 'are';
}

/** `70–85 %` */
export function bandInWords({ from, to }: Band): string {
  return `${Math.round(from * 100)}–${percent(to)}`;
}
