import { addTotals, type Totals } from '@halfhour/core';
import type { AskedDay } from '../../answer/asked.ts';
import type { EarlierDay } from './baseline.ts';

/**
 * How long it may take in all to read earlier days, ms: what a digest is compared with is no reason
 * for it to be late. Days that are not kept are read from Genesys, which takes its time.
 */
const MOST_MS = 10_000;

const NOT_READ = addTotals([]);

/** Reads earlier days, one after another; those for which there was no time have no numbers. */
export async function readEarlier(
  days: readonly AskedDay[],
  read: (day: AskedDay, signal: AbortSignal) => Promise<Totals>,
  signal: AbortSignal,
): Promise<EarlierDay[]> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), MOST_MS);
  const either = AbortSignal.any([signal, late.signal]);
  const earlier: EarlierDay[] = [];
  try {
    for (const day of days) {
      const reading = late.signal.aborted ? NOT_READ : read(day, either);
      earlier.push({ date: day.date, totals: await orNotRead(reading, late.signal) });
    }
  } finally {
    clearTimeout(timer);
  }
  return earlier;
}

async function orNotRead(reading: Promise<Totals> | Totals, late: AbortSignal): Promise<Totals> {
  try {
    return await reading;
  } catch (error) {
    if (late.aborted) return NOT_READ;
    throw error;
  }
}
