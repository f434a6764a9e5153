import { count, minute, printable } from '@halfhour/command';
import type { Kept, SyncStatus } from '@halfhour/core';

/** How far the sync is, for people. */
export function statusText({ location }: Pick<Kept, 'location'>, status: SyncStatus): string {
  const { coverage, halfHours, settledUntilMs, lagMs, backfills, troubles } = status;
  const states = Object.entries(halfHours).filter(([, many]) => many > 0);
  const left = backfills.reduce((sum, backfill) => sum + backfill.left, 0);
  const lines = [
    `Store     ${printable(location)}`,
    `Wanted    ${minute(coverage.startMs)} to ${minute(coverage.endMs)}`,
    `States    ${states.map(([state, many]) => `${many.toLocaleString('en-GB')} ${state}`).join(', ')}`,
    settledUntilMs === null
      ? 'Settled   nothing yet'
      : `Settled   until ${minute(settledUntilMs)}${lagMs === 0 ? '' : `, ${lagWords(lagMs)} behind`}`,
    ...(left === 0
      ? []
      : [`To read   ${count(left, 'half hour')} of ${count(backfills.length, 'day')}`]),
    ...troubles.map(({ message }) => `Trouble   ${printable(message)}`),
  ];
  return `${lines.join('\n')}\n`;
}

function lagWords(lagMs: number): string {
  const minutes = Math.ceil(lagMs / 60_000);
  return minutes < 120 ? count(minutes, 'minute') : count(Math.round(minutes / 60), 'hour');
}
