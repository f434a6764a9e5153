import type { Measure, Threshold } from '../question.ts';

type Limit = Threshold['limit'];

const PERCENT = /^(?<percent>\d{1,3}(?:[.,]\d{1,2})?)(?<unit>%|percent)?$/u;
const DURATION =
  /^(?:(?<h>\d{1,2})(?:h|hours?))?(?:(?<m>\d{1,4})(?:m|mins?|minutes?))?(?:(?<s>\d{1,4})(?:s|secs?|seconds?))?$/u;

const SECONDS_A_DAY = 86_400;

/** Units that may stand apart from their number. */
export const UNITS: ReadonlySet<string> = new Set(
  '% percent h hour hours m min mins minute minutes s sec secs second seconds'.split(' '),
);

/** What a measure is compared with: a share of something, a time, or either. */
export function unitsOf(measure: Measure): readonly Limit['unit'][] {
  if (measure === 'utilization' || measure === 'occupancy') return ['share'];
  return measure === 'handle' ? ['ms'] : ['share', 'ms'];
}

/** A limit of a measure, in lower case: `70%`, `2m30s`. Nothing when it is none of that measure. */
export function limitOf(key: string, measure: Measure): Limit | undefined {
  const units = unitsOf(measure);
  const share = units.includes('share') ? shareOf(key, units.length === 1) : undefined;
  if (share !== undefined) return { unit: 'share', share };
  const ms = units.includes('ms') ? durationOf(key) : undefined;
  return ms === undefined ? undefined : { unit: 'ms', ms };
}

/** A bare number is a percentage where nothing else can be meant; one below 1 may be meant as a ratio. */
function shareOf(key: string, mayBeBare: boolean): number | undefined {
  const groups = PERCENT.exec(key)?.groups;
  const percent = Number(groups?.['percent']?.replace(',', '.'));
  const isMeant = groups?.['unit'] !== undefined || (mayBeBare && percent >= 1);
  return isMeant && percent <= 100 ? Math.round(percent * 100) / 10_000 : undefined;
}

function durationOf(key: string): number | undefined {
  const groups = key === '' ? undefined : DURATION.exec(key)?.groups;
  if (groups === undefined) return undefined;
  const { h = 0, m = 0, s = 0 } = groups;
  const seconds = Number(h) * 3600 + Number(m) * 60 + Number(s);
  return seconds <= SECONDS_A_DAY ? seconds * 1000 : undefined;
}
