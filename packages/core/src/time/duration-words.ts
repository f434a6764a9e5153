/**
 * A duration as people say it, to the second: `45 s`, `25 min`, `6 min 12 s`, `1 h 3 min`.
 * From an hour on the seconds are left out; below a second the milliseconds are told.
 */
export function durationInWords(durationMs: number): string {
  if (durationMs < 1000) return `${durationMs} ms`;
  const seconds = Math.round(durationMs / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return joined(`${minutes} min`, seconds % 60, 's');
  const wholeMinutes = Math.round(seconds / 60);
  return joined(`${Math.floor(wholeMinutes / 60)} h`, wholeMinutes % 60, 'min');
}

function joined(whole: string, rest: number, unit: string): string {
  return rest === 0 ? whole : `${whole} ${rest} ${unit}`;
}
