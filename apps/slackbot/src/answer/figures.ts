import { durationInWords, type Totals, type Work } from '@halfhour/core';

const MINUTE_MS = 60_000;

/** Stands where nothing was read or nothing can be divided: never 0. */
export const NOT_KNOWN = '–';

/** `74 %`, with a space that does not break; `–` for what is not known. */
export function percent(ratio: number | null): string {
  return ratio === null ? NOT_KNOWN : `${Math.round(ratio * 100)}\u00A0%`;
}

/** `3 h 9 min`, `41 min`, `20 s`: to the minute from a minute on. */
export function duration(ms: number): string {
  if (ms < MINUTE_MS) {
    const seconds = Math.round(ms / 1000);
    return seconds === 0 ? '0 min' : durationInWords(seconds * 1000);
  }
  return durationInWords(Math.round(ms / MINUTE_MS) * MINUTE_MS);
}

/** `3:09`, hours and minutes, so that a column can be compared by eye. */
export function hoursAndMinutes(ms: number): string {
  const minutes = Math.round(ms / MINUTE_MS);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

/** `1 agent`, `2 agents` */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** `a`, `a and b`, `a, b and c` */
export function listed(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}

/**
 * Hold that keeps a customer waiting, as a share of handle time: without the hold of chats during
 * which the agent worked on another one. `null` when nothing was handled.
 */
export function holdShare({ tHold, tHoldElsewhere, tHandle }: Work): number | null {
  // With a filter on queues, the hold elsewhere is still of all of them.
  return tHandle > 0 ? Math.max(0, tHold - tHoldElsewhere) / tHandle : null;
}

/** After-call work as a share of handle time; `null` when nothing was handled. */
export function acwShare({ tAcw, tHandle }: Work): number | null {
  return tHandle > 0 ? tAcw / tHandle : null;
}

/** Why there is no utilization: `nobody was logged in`. For totals whose utilization is `null`. */
export function whyNoUtilization({
  work,
  presence,
  basis,
}: Pick<Totals, 'work' | 'presence' | 'basis'>): string {
  if (work === null) return 'nothing could be read';
  if (presence === null) return 'presence could not be read';
  if (basis.utilization.agentHalfHours === 0) return 'no half hour has been read whole yet';
  return 'nobody was logged in';
}
