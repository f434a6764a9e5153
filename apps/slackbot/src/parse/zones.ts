import { isZone } from '@halfhour/core';
import { refused } from '../fault.ts';
import { read, type Reader } from './piece.ts';
import { nearest } from './suggest.ts';
import { keyAt, type Token } from './tokens.ts';

const ZONES: readonly string[] = Intl.supportedValuesOf('timeZone');
const ZONE_OF: ReadonlyMap<string, string> = new Map(
  ZONES.map((zone) => [zone.toLowerCase(), zone]),
);
/** No two zones have the same city, which a test holds. */
const ZONE_OF_CITY: ReadonlyMap<string, string> = new Map(
  ZONES.map((zone) => [zone.toLowerCase().split('/').at(-1) ?? '', zone]),
);
const REGIONS: ReadonlySet<string> = new Set(ZONES.map((zone) => zone.split('/')[0] ?? ''));

/** `port of spain` has three words; no zone has more. */
const MOST_WORDS = 3;

/** Reads `in Europe/London`, `in new york`. */
export const readZone: Reader = (tokens, at) => {
  if (keyAt(tokens, at) !== 'in') return undefined;
  const names = namesFrom(tokens, at + 1);
  const [given] = names;
  if (given === undefined) return refused({ kind: 'incomplete', word: 'in' });
  const zones = names.map(zoneNamed);
  const index = zones.findLastIndex((zone) => zone !== undefined);
  const value = zones[index];
  return value === undefined
    ? refused({ kind: 'unknownZone', given, closest: zonesLike(given) })
    : read({ slot: 'zone', value }, at + 2 + index);
};

/** What the zone may be called: the first word, the first two, the first three. */
function namesFrom(tokens: readonly Token[], at: number): string[] {
  const [first] = tokens.slice(at);
  if (first?.kind === 'quoted') return [first.text];
  const following = tokens.slice(at, at + MOST_WORDS);
  const end = following.findIndex(({ kind }) => kind !== 'word');
  const words = end === -1 ? following : following.slice(0, end);
  return words.map((_, index) =>
    words
      .slice(0, index + 1)
      .map(({ text }) => text)
      .join(' '),
  );
}

/** The zone of a name in the time zone database, or of the city in one. */
export function zoneNamed(text: string): string | undefined {
  const name = text.toLowerCase().replaceAll(' ', '_');
  if (isName(name)) return spelling(name);
  const city = ZONE_OF_CITY.get(name);
  if (city !== undefined) return city;
  // Names that Intl knows and does not list: Asia/Kolkata beside Asia/Calcutta.
  const unlisted = [...REGIONS].map((region) => `${region}/${name}`.toLowerCase()).find(isName);
  return unlisted === undefined ? undefined : spelling(unlisted);
}

/** Names only: an offset, `+01:00`, knows no summer time. */
function isName(name: string): boolean {
  return /^[a-z]/u.test(name) && isZone(name);
}

/** A zone's name as it is written; for an abbreviation, the name that Intl has for it. */
function spelling(name: string): string {
  const listed = ZONE_OF.get(name);
  if (listed !== undefined) return listed;
  const written = name.replaceAll(/(?<=^|[/_-])[a-z]/gu, (letter) => letter.toUpperCase());
  return REGIONS.has(written.split('/')[0] ?? '')
    ? written
    : new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
}

/** The zones of cities whose names are a slip away; at most three. */
export function zonesLike(given: string): string[] {
  const name = given.toLowerCase();
  return nearest(name, [...ZONE_OF_CITY.keys()], name.length <= 3 ? 1 : 2)
    .slice(0, 3)
    .flatMap((city) => ZONE_OF_CITY.get(city) ?? []);
}
