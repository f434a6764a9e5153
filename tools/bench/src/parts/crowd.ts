import assert from 'node:assert/strict';
import type { Finding, Part } from '../part.ts';
import { ROWS } from '../world/answers.ts';
import { nextWord, startChild } from '../world/child.ts';

const LARGE_AT_ONCE = 50;

/** Fifty questions about a day of a thousand agents in rows, none of which is like another. */
export const crowd: Part = {
  name: 'crowd',
  title: 'memory and answers when fifty large questions come at once',
  run: async () => largeAtOnce(),
};

async function largeAtOnce(): Promise<Finding[]> {
  const child = startChild(new URL('../world/large-child.ts', import.meta.url));
  const url = await nextWord<string>(child);
  const peakMb = async () => {
    const word = nextWord<number>(child);
    child.send('peak');
    return word;
  };
  const idleMb = await peakMb();
  assert.equal(await askLarge(url, 0), 200);
  const oneMb = await peakMb();
  const startedMs = performance.now();
  const statuses = await Promise.all(
    Array.from({ length: LARGE_AT_ONCE }, async (_, nth) => askLarge(url, nth + 1)),
  );
  const tookMs = performance.now() - startedMs;
  const allMb = await peakMb();
  child.disconnect();
  const many = (status: number) => statuses.filter((one) => one === status).length;
  assert.equal(many(200) + many(503) + many(504), LARGE_AT_ONCE);
  return [
    {
      what: `${LARGE_AT_ONCE} × 1000 × 48 half hours in rows at once: answered`,
      value: many(200),
      unit: '',
    },
    { what: 'refused with 503 and when to ask again', value: many(503), unit: '' },
    { what: 'given up after a minute, with 504', value: many(504), unit: '' },
    { what: 'until the last was answered', value: tookMs, unit: 'ms' },
    {
      what: 'peak RSS ÷ that of one alone',
      value: allMb / oneMb,
      unit: '×',
      goal: { is: 'at most', value: 2 },
    },
    { what: 'peak RSS with all of them', value: allMb, unit: 'MB' },
    { what: 'peak RSS with the data and no question', value: idleMb, unit: 'MB' },
  ];
}

async function askLarge(url: string, nth: number): Promise<number> {
  const query = ROWS.replace('{\n', `{ a${nth}: __typename\n`);
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { first: 1000 } }),
  });
  await response.arrayBuffer();
  return response.status;
}
