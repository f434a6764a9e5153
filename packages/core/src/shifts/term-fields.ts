import { z } from 'zod';
import { MAX_AGENTS } from '../report/limits.ts';
import { isDate } from '../time/calendar.ts';
import { isZone } from '../time/local-day.ts';
import { minuteOfClock } from './clock-minute.ts';
import { expected, expectedFields } from '../yaml/expected.ts';

const MAX_NAME_LENGTH = 60;
const MAX_ID_LENGTH = 100;
const DAY_NAMES = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
/** Monday to Sunday. */
export const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

function textThat(isGood: (text: string) => boolean, what: string) {
  return z.string(expected(what)).refine(isGood, expected(what));
}

const id = textThat(
  (text) => text.trim() !== '' && text.length <= MAX_ID_LENGTH,
  'an id of Genesys',
);
const clock = (what: string) =>
  textThat((text) => !Number.isNaN(minuteOfClock(text)), what).transform(minuteOfClock);
const date = textThat(isDate, 'a date, YYYY-MM-DD').nullish();
const aShare = 'a share from 0 to 1, such as 0.7';
const share = z.number(expected(aShare)).min(0, expected(aShare)).max(1, expected(aShare));
const aName = `a name of 1 to ${MAX_NAME_LENGTH} characters in one line`;
const someMinutes = 'a whole number of minutes from 0 to 1440';
const someAgents = `a list of 1 to ${MAX_AGENTS} Genesys user ids`;
const aDay = 'a day, such as monday or 1';
const someDays = 'a list of days, such as [monday, friday] or [1, 5]';

/** `Monday` and `mon` are 1; NaN when there is no such day. */
function dayNumber(day: number | string): number {
  if (typeof day === 'number') return EVERY_DAY.includes(day) ? day : NaN;
  const small = day.trim().toLowerCase();
  const index = DAY_NAMES.findIndex((name) => name === small || name.slice(0, 3) === small);
  return index === -1 ? NaN : index + 1;
}

function isDay(day: number | string): boolean {
  return !Number.isNaN(dayNumber(day));
}

/** What may be said of a shift, each field for itself. */
export const termFields = {
  name: z
    .string(expected(aName))
    .transform((name) => name.normalize().trim())
    .refine((name) => name !== '' && name.length <= MAX_NAME_LENGTH, expected(aName))
    .refine((name) => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(name), expected(aName)),
  zone: textThat(isZone, 'an IANA time zone, such as Europe/London'),
  weekdays: z
    .array(z.union([z.number(), z.string()], expected(aDay)), expected(someDays))
    .refine((days) => days.length > 0 && days.every(isDay), expected(someDays))
    .transform((days) => EVERY_DAY.filter((day) => days.map(dayNumber).includes(day)))
    .nullish(),
  start: clock('a time, HH:MM from 00:00 to 23:59'),
  end: clock('a time, HH:MM from 00:00 to 23:59, where 00:00 is the midnight after'),
  agentIds: z
    .array(id, expected(someAgents))
    .min(1, expected(someAgents))
    .max(MAX_AGENTS, expected(someAgents))
    .transform((ids) => [...new Set(ids)])
    .nullish(),
  teamId: id.nullish(),
  queueId: id.nullish(),
  groupId: id.nullish(),
  managementUnitId: id.nullish(),
  target: z
    .strictObject({ from: share, to: share }, expectedFields(['from', 'to']))
    .refine(({ from, to }) => from < to, expected('from below to'))
    .nullish(),
  settleMinutes: z
    .int(expected(someMinutes))
    .min(0, expected(someMinutes))
    .max(1440, expected(someMinutes))
    .nullish(),
  validFrom: date,
  validTo: date,
};
