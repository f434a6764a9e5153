import { foldPages } from '../fold-pages.ts';
import { interleaved } from '../measure/rounds.ts';
import { ratio, spreadOf } from '../measure/spread.ts';
import type { Part } from '../part.ts';
import { organisation } from '../world/organisation.ts';
import { agentIdsOf, detailsPages } from '../world/pages.ts';

const AGENTS = 100;

/** A turn takes a tenth of a second: what else the machine does is a large part of it, so there are more. */
const ROUNDS_FOR_ONE = 3;

/** What our part of the work costs beside reading the JSON, which nobody can avoid. */
export const fold: Part = {
  name: 'fold',
  title: 'pages to agent days, against JSON.parse of the same bytes',
  async run(rounds) {
    const simulator = organisation(AGENTS);
    const agentIds = agentIdsOf(simulator);
    const pages = await detailsPages(simulator);
    const bytes = pages.map((page) => Buffer.from(page));
    const { parse, days } = await interleaved(
      {
        parse: () => {
          for (const page of pages) JSON.parse(page);
        },
        days: () => foldPages(bytes, agentIds),
      },
      rounds * ROUNDS_FOR_ONE,
    );
    const size = bytes.reduce((sum, page) => sum + page.length, 0);
    return [
      {
        what: 'pages → agent days ÷ JSON.parse of the same bytes',
        value: ratio(days, parse),
        unit: '×',
        goal: { is: 'at most', value: 1.25 },
      },
      { what: `JSON.parse of ${Math.round(size / 1e6)} MB`, value: spreadOf(parse), unit: 'ms' },
    ];
  },
};
