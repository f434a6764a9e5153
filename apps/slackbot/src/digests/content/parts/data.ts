import { clockTime, zoneName } from '@halfhour/core';
import { freshnessPart } from '../../../blocks/parts/freshness.ts';
import type { Part } from '../../../blocks/payload.ts';
import type { Digest } from '../digest.ts';

/** As of when, how far it is complete, what could not be read, how it is counted and who owns it. */
export function dataPart({ answer, ownerName }: Digest): Part {
  const { freshness } = answer;
  const owner = ownerName === null ? '' : `Owner: ${ownerName}.`;
  const line = [completeInWords(answer), 'Utilization is busy ÷ logged in.', owner];
  const notes = [...freshness.notes, line.filter((words) => words !== '').join(' ')];
  return freshnessPart({ ...answer, freshness: { ...freshness, notes } });
}

/** `Complete to 21:30 GMT.` */
function completeInWords({ halfHours, zone }: Digest['answer']): string {
  const isComplete = ({ totals: { state } }: (typeof halfHours)[number]) =>
    state === 'SETTLED' || state === 'FINAL';
  if (halfHours.length === 0) return '';
  if (halfHours.every(({ totals }) => totals.state === 'FINAL'))
    return 'Final: nothing of it changes any more.';
  const open = halfHours.find((one) => !isComplete(one));
  if (open === undefined) return 'Complete: all half hours have settled.';
  if (open === halfHours[0]) return '';
  return `Complete to ${clockTime(open.startMs, zone)} ${zoneName(open.startMs, zone)}.`;
}
