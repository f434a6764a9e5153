import { count, minute, printable } from '@halfhour/command';
import type { Kept, SyncStatus } from '@halfhour/core';

/** How far the sync is, for people. */
export function statusText({ location }: Pick<Kept, 'location'>, status: SyncStatus): string {
  const { coverage, halfHours, settledUntilMs, lagMs, readAtMs, backfills, troubles } = status;
  const states = Object.entries(halfHours).filter(([, many]) => many > 0);
  const lines = [
    `Store     ${printable(location)}`,
    `Wanted    ${minute(coverage.startMs)} to ${minute(coverage.endMs)}`,
    `States    ${states.map(([state, many]) => `${many.toLocaleString('en-GB')} ${state}`).join(', ')}`,
    settledUntilMs === null
      ? 'Settled   nothing yet'
      : `Settled   until ${minute(settledUntilMs)}${lagMs === 0 ? '' : `, ${lagWords(lagMs)} behind`}`,
    readAtMs === null ? 'Read      never' : `Read      ${minute(readAtMs)}${silence(status)}`,
    ...backfills.map(
      ({ startMs, endMs, halfHours: all, left }) =>
        `To read   ${left.toLocaleString('en-GB')} of ${count(all, 'half hour')}, ${minute(startMs)} to ${minute(endMs)}`,
    ),
    ...troubles.map(({ message }) => `Trouble   ${printable(message)}`),
  ];
  return `${lines.join('\n')}\n`;
}

function silence({ isGenesysSilent }: SyncStatus): string {
  return isGenesysSilent ? '; Genesys has not answered since' : '';
}

function lagWords(lagMs: number): string {
  const minutes = Math.ceil(lagMs / 60_000);
  return minutes < 120 ? count(minutes, 'minute') : count(Math.round(minutes / 60), 'hour');
}
