import type { Answer } from '../../../answer/answer.ts';
import { section } from '../../../blocks/elements.ts';
import { textOf } from '../../../blocks/ladder.ts';
import { bandsInWords, bandsPart } from '../../../blocks/parts/bands.ts';
import { needsALookPart, needsALookWithoutNames } from '../../../blocks/parts/needs-a-look.ts';
import type { Part } from '../../../blocks/payload.ts';

/** Who needs a look and why, and how many are in the band; one line when all is well. */
export function verdictPart(answer: Answer, { withNames }: { readonly withNames: boolean }): Part {
  if (answer.needsALook.shown.length === 0) return allIsWell(answer);
  const parts = [
    withNames ? needsALookPart(answer) : needsALookWithoutNames(answer),
    bandsPart(answer.bands),
  ];
  return { blocks: parts.flatMap(({ blocks }) => blocks), text: textOf(parts) };
}

function allIsWell({ bands }: Answer): Part {
  const isJudged = bands.inBand + bands.over + bands.under > 0;
  const text = [bandsInWords(bands), isJudged ? 'Nobody needs a look.' : null]
    .filter((words) => words !== null)
    .join(' ');
  return text === '' ? { blocks: [], text } : { blocks: [section(text)], text };
}
