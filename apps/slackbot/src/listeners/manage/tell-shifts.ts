import { clockTime, type Shift } from '@halfhour/core';
import { dateInWords } from '../../answer/dates.ts';
import { count } from '../../answer/figures.ts';
import { mrkdwn } from '../../blocks/elements.ts';
import { type ListedShift, shiftsMessage } from '../../blocks/shifts-message.ts';
import { describeShift } from '../../manage/describe.ts';
import { whyNotChanged } from '../../manage/why-not-changed.ts';
import type { Outcome } from '../listening.ts';
import type { Managing } from './manage.ts';

/** Tells all shifts in which somebody sees anybody. */
export async function tellShifts(managing: Managing, line?: string): Promise<Outcome> {
  const { asker, managed, occasion, how } = managing;
  const shifts = await managed.shifts.seen(asker.by);
  const listed = await Promise.all(shifts.map(async (shift) => listedShift(shift, managing)));
  const head = line ?? (shifts.length === 0 ? NONE : `*Shifts:* ${count(shifts.length, 'shift')}.`);
  await occasion.reply.tell(shiftsMessage(head, listed), how);
  return 'listed';
}

const NONE = 'No shifts are set up in which you see anybody.';

async function listedShift(shift: Shift, { asker, managed, deps }: Managing): Promise<ListedShift> {
  const [described, why, reading] = await Promise.all([
    describeShift(shift, asker, managed),
    whyNotChanged(shift, asker, { ask: deps.ask, managed }),
    readingInWords(shift, managed),
  ]);
  return { ...described, mayChange: why === null, reading };
}

/** What was read of the published schedules of a shift's management unit, or why it could not be. */
async function readingInWords(
  shift: Shift,
  { shifts }: Managing['managed'],
): Promise<string | null> {
  if (shift.who.kind !== 'managementUnit') return null;
  const reading = await shifts.readingOf(shift);
  if (reading === undefined) return 'Its published schedules were not read yet.';
  const { trouble, readAtMs } = reading;
  if (trouble !== null) return `${mrkdwn(trouble.message)} Until then its own times hold.`;
  if (readAtMs === null) return 'Its published schedules were not read yet.';
  const date = new Date(readAtMs).toISOString().slice(0, 10);
  return `Its published schedules were read ${dateInWords(date, date)} ${clockTime(readAtMs, 'UTC')} UTC.`;
}
