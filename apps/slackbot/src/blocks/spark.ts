import type { HalfHour } from '../answer/answer.ts';
import type { Mark } from '../answer/mark.ts';
import { beginsHour, workedStretch } from '../answer/worked-stretch.ts';

/** Half hours in a line: with its ruler it stays within the 35 characters of a phone. */
const HALF_HOURS_A_LINE = 32;

const BARS = '▁▂▃▄▅▆▇█';
const SIGNS: Readonly<Record<Exclude<Mark['kind'], 'level'>, string>> = {
  notOnQueue: '·',
  running: '▚',
  unknown: '?',
};
const MEANINGS: Readonly<Record<Exclude<Mark['kind'], 'level'>, string>> = {
  notOnQueue: 'nobody on queue',
  running: 'still running',
  unknown: 'not known',
};

/**
 * Half hours as bars under a ruler of hours, from the first to the last in which somebody was on
 * queue. No lines when nobody was.
 */
export function sparkLines(halfHours: readonly HalfHour[]): string[] {
  const shown = workedStretch(halfHours);
  const lines = Math.ceil(shown.length / HALF_HOURS_A_LINE);
  const perLine = 2 * Math.ceil(shown.length / Math.max(1, lines) / 2);
  return Array.from({ length: lines }, (_, line) => {
    const ofLine = shown.slice(line * perLine, (line + 1) * perLine);
    return [ruler(ofLine), ofLine.map(({ mark }) => sign(mark)).join('')];
  }).flat();
}

/** What the signs among the bars mean, those that occur: `· nobody on queue, ▚ still running`. */
export function sparkLegend(halfHours: readonly HalfHour[]): string {
  const kinds = new Set(workedStretch(halfHours).map(({ mark }) => mark.kind));
  return (['notOnQueue', 'running', 'unknown'] as const)
    .filter((kind) => kinds.has(kind))
    .map((kind) => `${SIGNS[kind]} ${MEANINGS[kind]}`)
    .join(', ');
}

/** The hour above every other one: `08  10  12`. */
function ruler(halfHours: readonly HalfHour[]): string {
  const hours = halfHours
    .map((one, column) => ({ column, hour: one.label.slice(0, 2), begins: beginsHour(one) }))
    .filter(({ begins }) => begins)
    .filter((_, index) => index % 2 === 0);
  return hours.reduce((line, { column, hour }) => `${line.padEnd(column)}${hour}`, '');
}

function sign(mark: Mark): string {
  return mark.kind === 'level' ? (BARS[mark.eighths - 1] ?? '█') : SIGNS[mark.kind];
}
