import type { Halfhour, Shift } from '@halfhour/core';
import type { SlackSimulator } from '@halfhour/slack-simulator';

const HANA = 'hana.ivanov.1@example.com';
const TEAM = 'T1';

/** Where a digest is to be told. */
export interface Asked {
  /** Of the channel. */
  readonly name: string;
  /** How many days of the shift. @default 1 */
  readonly days?: number;
}

/** Subscribes a channel to a shift of its own, and asks for the digests of some of its days. */
export async function askDigests(
  { shifts, digests, report }: Pick<Halfhour, 'shifts' | 'digests' | 'report'>,
  simulator: Pick<SlackSimulator, 'channels' | 'users'>,
  { name, days = 1 }: Asked,
): Promise<string> {
  if (shifts === null || digests === null) throw new Error('There is no store.');
  const shift = await aShift(shifts, report);
  const { subscription } = await digests.subscribe({
    teamId: TEAM,
    channelId: simulator.channels().find((one) => one.name === name)?.id ?? '',
    shiftId: shift.id,
    ownerId: simulator.users().find(({ email }) => email === HANA)?.id ?? '',
    fallbackOwnerId: null,
    showsNames: false,
  });
  const dates = { fromDate: '2026-10-01', toDate: '2026-10-10' };
  for (const day of (await shifts.daysOf(shift, dates)).slice(0, days)) {
    await digests.askNow(subscription, shift, day);
  }
  return subscription.id;
}

async function aShift(
  shifts: NonNullable<Halfhour['shifts']>,
  { directory }: Halfhour['report'],
): Promise<Shift> {
  const signal = AbortSignal.timeout(60_000);
  const { agents } = await directory.all(signal);
  const name = `Late ${crypto.randomUUID()}`;
  const agentIds = agents.slice(0, 2).map(({ id }) => id);
  // None of its days is to come: nothing is told but what is asked for.
  const times = { zone: 'Europe/London', start: '12:00', end: '13:00', validTo: '2026-10-10' };
  return shifts.create({ name, agentIds, ...times }, { directory, signal, origin: 'slack' });
}
