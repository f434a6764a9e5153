import type { AgentLine, Answer, HalfHour } from '../answer/answer.ts';
import { dateInWords } from '../answer/dates.ts';
import { agentName } from '../answer/names.ts';
import { ACTIONS } from './actions.ts';
import { FIGURE_COLUMNS } from './cells.ts';
import type { Ladder } from './payload.ts';
import { type Row, UNKNOWN_CELL } from './table.ts';
import { tableMessage, type ViewOptions } from './table-message.ts';

const TIMES =
  'Times are hours:minutes. Util is busy ÷ logged in; – is not known, which is not zero.';

/** Every agent in order of name, with the half hours over, in and under their band. */
export function allAgentsMessage(answer: Answer, options: ViewOptions): Ladder {
  return tableMessage(
    answer,
    {
      noun: 'Agents',
      columns: ['Agent', ...FIGURE_COLUMNS.map(({ title }) => title), 'Over / in / under'],
      rows: answer.agents.map(agentRow),
      legend:
        `${TIMES} Over / in / under: half hours over, in and under the band, of those with at ` +
        'least 10 minutes on queue.',
      actionId: ACTIONS.allAgents,
      otherViews: [
        ['Half hours', ACTIONS.halfHours],
        ['Explain a half hour', ACTIONS.explainForm],
      ],
    },
    options,
  );
}

/** Every half hour of all agents together, in order of time. */
export function halfHoursMessage(answer: Answer, options: ViewOptions): Ladder {
  return tableMessage(
    answer,
    {
      noun: 'Half hours',
      columns: ['From', ...FIGURE_COLUMNS.map(({ title }) => title), 'State'],
      rows: answer.halfHours.map((one) => halfHourRow(one, answer)),
      legend: `${TIMES} A running half hour has no percentage yet; a provisional one may change.`,
      actionId: ACTIONS.halfHours,
      otherViews: [
        ['All agents', ACTIONS.allAgents],
        ['Explain a half hour', ACTIONS.explainForm],
      ],
    },
    options,
  );
}

function agentRow(agent: AgentLine): Row {
  const { over, inBand, under, verdict } = agent.judged;
  return {
    label: agentName(agent),
    cells: [
      ...FIGURE_COLUMNS.map(({ cell }) => cell(agent.totals)),
      verdict === null ? UNKNOWN_CELL : { text: `${over} / ${inBand} / ${under}`, value: null },
    ],
  };
}

function halfHourRow({ date, label, totals }: HalfHour, { days, today }: Answer): Row {
  return {
    label: days.length > 1 ? `${dateInWords(date, today)} ${label}` : label,
    cells: [
      ...FIGURE_COLUMNS.map(({ cell }) => cell(totals)),
      { text: totals.state.toLowerCase(), value: null },
    ],
  };
}
