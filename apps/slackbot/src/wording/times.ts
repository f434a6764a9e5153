import { clockTime, zoneName } from '@halfhour/core';

/** A time of day with its zone: `14:30 GMT`. */
export function timeInZone(atMs: number, zone: string): string {
  return `${clockTime(atMs, zone)} ${zoneName(atMs, zone)}`;
}
