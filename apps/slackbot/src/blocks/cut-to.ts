const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Text of at most so many UTF-16 code units, cut between characters as people count them, with `…`. */
export function cutTo(text: string, most: number): string {
  if (text.length <= most) return text;
  let length = 0;
  for (const { segment, index } of graphemes.segment(text)) {
    if (index + segment.length > most - 1) break;
    length = index + segment.length;
  }
  return `${text.slice(0, length).trimEnd()}…`;
}

/**
 * As many lines as fit, each whole, and how many are left out: `and 17 others`.
 *
 * @param most - UTF-16 code units, line breaks and the last line included
 */
export function linesWithin(lines: readonly string[], most: number, noun = 'other'): string {
  const whole = lines.join('\n');
  if (whole.length <= most) return whole;
  const kept: string[] = [];
  const room = most - ` and ${lines.length} ${noun}s\n`.length;
  let length = 0;
  for (const line of lines) {
    length += line.length + 1;
    if (length > room) break;
    kept.push(line);
  }
  return [...kept, andOthers(lines.length - kept.length, noun)].join('\n');
}

/** `and 17 others` */
export function andOthers(number: number, noun = 'other'): string {
  return `and ${number} ${noun}${number === 1 ? '' : 's'}`;
}
