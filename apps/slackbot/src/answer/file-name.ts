import type { Answer } from './answer.ts';

/**
 * What a file of an answer is called: `utilization-2026-11-16-to-2026-11-20-2.png`. Only dates are in
 * it: a file's name is seen by more people than its contents.
 */
export function fileNameOf(
  { days }: Pick<Answer, 'days'>,
  ending: 'csv' | 'png',
  part?: number,
): string {
  const dates = new Set([days[0]?.date, days.at(-1)?.date].filter((date) => date !== undefined));
  const number = part === undefined ? [] : [String(part)];
  return `${['utilization', [...dates].join('-to-'), ...number].join('-')}.${ending}`;
}
