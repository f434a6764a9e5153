const UNITS = ['kB', 'MB', 'GB', 'TB'] as const;

/** `1 row`, `1,234 rows` */
export function count(many: number, what: string): string {
  return `${many.toLocaleString('en-GB')} ${what}${many === 1 ? '' : 's'}`;
}

/** `512 bytes`, `1.2 MB`: powers of ten. */
export function bytes(many: number): string {
  if (many < 1000) return count(many, 'byte');
  let value = many;
  let unit = '';
  for (const next of UNITS) {
    if (value < 999.5) break;
    value /= 1000;
    unit = next;
  }
  return `${value < 9.95 ? value.toFixed(1) : Math.round(value)} ${unit}`;
}

/** `2026-11-20 08:00 UTC` */
export function minute(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
