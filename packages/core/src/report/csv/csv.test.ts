import { expect, it } from 'vitest';
import { at } from '../../testing/legs.ts';
import { agentInterval } from '../../utilization/interval.ts';
import { createCsv } from './csv.ts';

const csv = createCsv({ family: 'worked', zone: 'UTC' });

/** The row of somebody who is called so. */
function rowOf(name: string): string {
  const interval = agentInterval('a', at('09:00'), undefined, { settleMs: 0, filter: {} });
  return csv.agent({ agent: { id: 'a', name }, intervals: [interval] });
}

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("http://elsewhere.example")'])(
  'makes no formula of a name: %j',
  (name) => {
    const cell = rowOf(name).slice('a,'.length);
    expect(cell).toMatch(/^"?'/u);
    expect(cell).not.toMatch(/^"?[=+\-@\t\r]/u);
  },
);

it('leaves names as they are that are none', () => {
  expect(rowOf('Anna-Lena O’Neil = 1')).toContain('a,Anna-Lena O’Neil = 1,');
});
