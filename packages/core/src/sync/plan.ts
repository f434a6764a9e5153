import {
  DAY_MS,
  HALF_HOUR_MS,
  halfHourStartsMs,
  utcDayStartMs,
  widenToHalfHours,
} from '../time/half-hour.ts';
import type { DueUnit } from '../store/units-due.ts';
import type { Span } from '../time/span.ts';
import { type DayToRead, daysToRead, type JobsUntil, type TriedMark } from './days.ts';
import { recentFromMs, recentSlots } from './recent.ts';
import type { SyncSettings } from './settings.ts';
import { presenceDue } from './slot-due.ts';

/** What the plan is made of. */
export interface PlanInput {
  /** What is known of the half hours: those that were read, and those that were asked for. */
  readonly marks: readonly TriedMark[];
  /** As of when Genesys would be read now, epoch ms. */
  readonly asOfMs: number;
  /** `undefined`: not known yet, so that no day is read. */
  readonly jobsUntilMs: JobsUntil | undefined;
  /** When the directory was last read, epoch ms; NaN: never. */
  readonly directoryReadAtMs: number;
  /** Queues, teams and groups whose members are to be read. */
  readonly members: readonly DueUnit[];
  readonly settings: SyncSettings;
}

/** Something to read, of which all is read or nothing is kept as read. */
export type Task =
  /** Who there is, and members that are due. */
  | { readonly kind: 'directory' }
  | { readonly kind: 'members'; readonly units: readonly DueUnit[] }
  | { readonly kind: 'recent'; readonly slotsMs: readonly number[] }
  | { readonly kind: 'presence'; readonly slotsMs: readonly number[] }
  | ({ readonly kind: 'day' } & DayToRead);

/**
 * What to read now and in which order: what people look at first, then who there is, then what is
 * older. Who there is comes before all else only where nobody is known yet. Everything is read with
 * background priority. Pure: what was read decides, and not what was planned before, so that a
 * restart, a jump of the clock or another process only delays.
 */
export function planSync(input: PlanInput): Task[] {
  const { asOfMs, jobsUntilMs, settings } = input;
  const marks = wantedMarks(input.marks, asOfMs, settings);
  const recent = recentSlots(marks, asOfMs, settings);
  const fromMs = recentFromMs(asOfMs, settings);
  const presence = presenceDue(
    marks.filter(({ halfHourStartMs: startMs }) => startMs >= fromMs),
    asOfMs,
    settings.settleMs,
  );
  const days = jobsUntilMs === undefined ? [] : daysToRead(marks, asOfMs, jobsUntilMs, settings);
  const who = whoToRead(input);
  const isFirst = Number.isNaN(input.directoryReadAtMs);
  return [
    ...(isFirst ? who : []),
    ...(recent.length === 0 ? [] : [{ kind: 'recent', slotsMs: startsOf(recent) } as const]),
    ...(presence.length === 0 ? [] : [{ kind: 'presence', slotsMs: startsOf(presence) } as const]),
    ...(isFirst ? [] : who),
    ...days.map((day) => ({ kind: 'day', ...day }) as const),
  ];
}

/** The directory, with the members that are due then; or only members. */
function whoToRead({ asOfMs, directoryReadAtMs, members, settings }: PlanInput): Task[] {
  if (!(asOfMs - directoryReadAtMs < settings.directoryMs)) return [{ kind: 'directory' }];
  return members.length === 0 ? [] : [{ kind: 'members', units: members }];
}

/** What is known of every half hour that is kept without being asked for, and of those asked for. */
export function wantedMarks(
  marks: readonly TriedMark[],
  asOfMs: number,
  { historyDays }: Pick<SyncSettings, 'historyDays'>,
): TriedMark[] {
  const known = new Map(marks.map((mark) => [mark.halfHourStartMs, mark]));
  const startMs = utcDayStartMs(asOfMs) - historyDays * DAY_MS;
  const askedFor = marks.filter(({ halfHourStartMs: atMs }) => atMs < startMs);
  const kept = halfHourStartsMs(widenToHalfHours({ startMs, endMs: asOfMs }));
  return [...askedFor, ...kept.map((atMs) => known.get(atMs) ?? neverRead(atMs))];
}

/**
 * The past between the newest half hour that was read (its start; NaN: none was) and what is kept
 * without being asked for: a process that did not run for longer than that. `null`: there is none.
 */
export function gapToFill(
  newestMs: number,
  asOfMs: number,
  { historyDays }: Pick<SyncSettings, 'historyDays'>,
): Span | null {
  const startMs = newestMs + HALF_HOUR_MS;
  const endMs = utcDayStartMs(asOfMs) - historyDays * DAY_MS;
  return startMs < endMs ? { startMs, endMs } : null;
}

function neverRead(startMs: number): TriedMark {
  return { halfHourStartMs: startMs, workReadAtMs: NaN, presenceReadAtMs: NaN, failures: 0 };
}

function startsOf(marks: readonly TriedMark[]): number[] {
  return marks.map(({ halfHourStartMs: startMs }) => startMs);
}
