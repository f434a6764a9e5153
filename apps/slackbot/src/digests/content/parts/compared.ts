import { percent } from '../../../answer/figures.ts';
import { context, mrkdwn } from '../../../blocks/elements.ts';
import type { Part } from '../../../blocks/payload.ts';
import { pointsBetween, pointsInWords, signed } from '../difference.ts';
import type { Digest } from '../digest.ts';
import type { ShiftFigures } from '../figures.ts';

const SHARES = [
  ['Utilization', 'utilization'],
  ['Occupancy', 'occupancy'],
  ['ACW of handle', 'acwShare'],
  ['Hold of handle', 'holdShare'],
] as const satisfies readonly (readonly [title: string, figure: keyof ShiftFigures])[];

/** Four figures with how far they are from the usual; below them what the usual is. */
export function comparedPart({ figures, baseline }: Digest): Part {
  const shares = SHARES.map(([title, name]) => ({
    title,
    words: [percent(figures[name]), ...differenceOf(figures[name], baseline.figures?.[name])].join(
      ' ',
    ),
  }));
  const small = mrkdwn(
    [handledInWords(figures, baseline.figures), usualInWords(baseline)].join(' '),
  );
  return {
    blocks: [
      {
        type: 'section',
        fields: shares.map(({ title, words }) => ({
          type: 'mrkdwn',
          text: `*${title}*\n${words}`,
        })),
      },
      context(small),
    ],
    text: [shares.map(({ title, words }) => `*${title}* ${words}`).join(' · '), small].join('\n'),
  };
}

function differenceOf(share: number | null, usual: number | null = null): string[] {
  const words = pointsInWords(pointsBetween(share, usual));
  return words === '' ? [] : [`(${words})`];
}

function handledInWords({ handled }: ShiftFigures, usual: ShiftFigures | null): string {
  if (handled === null) return '';
  const difference =
    usual?.handled == null ? '' : ` (${signed(Math.round(handled - usual.handled))})`;
  return `Handled: ${handled}${difference}.`;
}

function usualInWords({ figures, words, without }: Digest['baseline']): string {
  if (figures === null) return words;
  const missing = without === '' ? '' : `; no numbers of ${without}`;
  return `Compared with ${words}, same half hours${missing}.`;
}
