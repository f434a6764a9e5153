import { luxonHalfHours } from '../../baselines/luxon-half-hours.ts';
import { assertSameSums, sumsOf } from '../agreement.ts';
import { foldPages } from '../fold-pages.ts';
import { interleaved } from '../measure/rounds.ts';
import { ratio, spreadOf } from '../measure/spread.ts';
import type { Part } from '../part.ts';
import { organisation } from '../world/organisation.ts';
import { agentIdsOf, detailsPages, LUXON_WINDOW } from '../world/pages.ts';

const AGENTS = 30;

/** What it is worth not to write this the obvious way. */
export const luxon: Part = {
  name: 'luxon',
  title: 'pages to agent days, against the obvious way to write it with luxon',
  async run(rounds) {
    const simulator = organisation(AGENTS);
    const agentIds = agentIdsOf(simulator);
    const pages = await detailsPages(simulator);
    const bytes = pages.map((page) => Buffer.from(page));
    const contestants = {
      core: () => foldPages(bytes, agentIds),
      luxon: () => luxonHalfHours(pages, LUXON_WINDOW),
    };
    assertSameSums(sumsOf(contestants.core()), contestants.luxon());
    const samples = await interleaved(contestants, rounds);
    return [
      {
        what: 'the same with luxon ÷ pages → agent days',
        value: ratio(samples.luxon, samples.core),
        unit: '×',
        goal: { is: 'at least', value: 8 },
      },
      { what: `luxon, ${AGENTS} agents, two days`, value: spreadOf(samples.luxon), unit: 'ms' },
    ];
  },
};
