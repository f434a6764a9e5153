import { isDate, startInstantMs } from '@halfhour/core';
import { DateTime } from 'luxon';
import { UsageError } from './usage-error.ts';

const DATE = String.raw`\d{4}-\d{2}-\d{2}`;
const TIME = String.raw`(?:[01]\d|2[0-3]):\d{2}(?::\d{2}(?:\.\d+)?)?`;
const WITH_OFFSET = new RegExp(String.raw`^${DATE}[Tt ]${TIME}(?:[Zz]|[+-]\d{2}:\d{2})$`, 'u');
const LOCAL = new RegExp(String.raw`^${DATE}(?:[Tt ]${TIME})?$`, 'u');

/**
 * The instant that a person wrote, epoch ms: RFC 3339 with an offset (seconds may be left out), or a
 * date or time on the clock of the zone. A date means the midnight with which it begins.
 *
 * @throws UsageError for anything else, and for a local time that a clock change skips or repeats,
 * since nobody can know which instant is meant
 */
export function givenInstantMs(flag: string, text: string, zone: string): number {
  const iso = text.trim().toUpperCase().replace(' ', 'T');
  if (WITH_OFFSET.test(iso)) return existing(flag, text, DateTime.fromISO(iso));
  if (!LOCAL.test(iso)) {
    throw new UsageError(
      `--${flag} is "${text}"; expected an instant such as 2026-11-20T08:00Z, or a date or time ` +
        `in ${zone} such as 2026-11-20 or 2026-11-20T08:00.`,
    );
  }
  // Where a clock change skips midnight (Beirut) or repeats it (Azores): the first instant of the day.
  if (isDate(iso)) return startInstantMs(iso, 0, zone);
  const local = DateTime.fromISO(iso, { zone });
  const atMs = existing(flag, text, local);
  if (local.toFormat("yyyy-MM-dd'T'HH:mm") !== iso.slice(0, 16)) {
    throw unclear(flag, text, zone, 'skips');
  }
  if (local.getPossibleOffsets().length > 1) throw unclear(flag, text, zone, 'repeats');
  return atMs;
}

function existing(flag: string, text: string, at: DateTime): number {
  if (at.isValid) return at.toMillis();
  throw new UsageError(`--${flag} is "${text}", which is not in the calendar or on the clock.`);
}

function unclear(flag: string, text: string, zone: string, how: 'skips' | 'repeats'): UsageError {
  return new UsageError(
    `--${flag} is "${text}", a time that the clock change in ${zone} ${how}: say it with an ` +
      'offset, such as 2026-10-25T01:30+01:00.',
  );
}
