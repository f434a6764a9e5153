import type { TransferProgress } from '@halfhour/core';
import { count } from '@halfhour/command';

const STEPS = { count: 'Counting', copy: 'Copying', compare: 'Comparing' } as const;

/** How far it is, in one line. */
export function progressLine({ step, table, rows, of }: TransferProgress): string {
  const words = `${STEPS[step]} ${table}`;
  if (of === null) return words;
  if (step !== 'copy') return `${words} · ${count(of, 'row')}`;
  const percent = of === 0 ? 100 : Math.floor((100 * rows) / of);
  return `${words} · ${rows.toLocaleString('en-GB')} of ${count(of, 'row')} · ${percent} %`;
}
