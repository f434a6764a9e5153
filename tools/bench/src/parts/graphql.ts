import assert from 'node:assert/strict';
import { interleaved } from '../measure/rounds.ts';
import { ratio, spreadOf } from '../measure/spread.ts';
import type { Finding, Part } from '../part.ts';
import { type Ask, ROWS, SERIES, serverOf } from '../world/answers.ts';

/** What answering costs beside writing the answer's JSON, which nobody can avoid. */
export const graphql: Part = {
  name: 'graphql',
  title: 'CPU and bytes of an answer in rows and in columns, against JSON.stringify of it',
  async run(rounds) {
    const few = await serverOf(20);
    const many = await serverOf(1000);
    return [
      ...(await cost('20 × 48 half hours, rows', few, ROWS, rounds, 20)),
      ...(await cost('20 × 48 half hours, series', few, SERIES, rounds, 50)),
      ...(await cost('1000 × 48 half hours, rows', many, ROWS, rounds, 1)),
      ...(await cost('1000 × 48 half hours, series', many, SERIES, rounds, 2)),
    ];
  },
};

/** `times`: answers a sample, so that small ones can be measured. */
async function cost(
  what: string,
  ask: Ask,
  query: string,
  rounds: number,
  times: number,
): Promise<Finding[]> {
  const body = await ask(query);
  const { data, errors } = JSON.parse(body);
  assert.equal(errors, undefined);
  const samples = await interleaved(
    {
      answer: async () => {
        for (let n = 0; n < times; n += 1) await ask(query);
      },
      stringify: () => {
        for (let n = 0; n < times; n += 1) JSON.stringify(data);
      },
    },
    rounds,
  );
  return [
    {
      what: `${what} ÷ JSON.stringify`,
      value: ratio(samples.answer, samples.stringify),
      unit: '×',
    },
    { what: 'a request', value: spreadOf(samples.answer.map((ms) => ms / times)), unit: 'ms' },
    { what: 'its answer', value: body.length / 1024, unit: 'KB' },
  ];
}
