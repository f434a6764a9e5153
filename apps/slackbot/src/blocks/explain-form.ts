import type { ActionsBlock, ExternalSelect, PlainTextOption, StaticSelect } from '@slack/types';
import type { AgentLine, Answer, HalfHour } from '../answer/answer.ts';
import { dateInWords } from '../answer/dates.ts';
import { agentName } from '../answer/names.ts';
import { ACTIONS, button } from './actions.ts';
import { cutTo } from './cut-to.ts';
import { header, section } from './elements.ts';
import { ladder } from './ladder.ts';
import { LIMITS } from './limits.ts';
import type { Ladder } from './payload.ts';

/** From more agents on, Slack asks for those that match what is typed: see {@link agentOptions}. */
const AGENTS_IN_A_MENU = 50;

/** The newest half hours that are offered. */
const HALF_HOURS_OFFERED = 150;

/** Asks which half hour of which agent to explain. */
export function explainForm(answer: Answer, { question }: { readonly question: string }): Ladder {
  const title = 'Explain a half hour';
  const text =
    'Choose an agent and a half hour: each piece of work is told, and what Genesys books.';
  const halfHours = offered(answer);
  if (answer.agents.length === 0 || halfHours.length === 0) {
    return ladder([], 'There is no half hour in which anybody worked.');
  }
  const form: ActionsBlock = {
    type: 'actions',
    elements: [
      agentMenu(answer.agents),
      halfHourMenu(halfHours, answer),
      button('Explain', ACTIONS.explain, question),
    ],
  };
  return ladder(
    [{ text, blocks: [header(title), section(text), form] }],
    'Half hours are explained in a form, and this workspace did not take it.',
  );
}

/** The agents whose name has a word that begins as typed: what Slack's menu asks for. */
export function agentOptions(agents: readonly AgentLine[], typed: string): PlainTextOption[] {
  const wanted = typed.trim().toLowerCase();
  return agents
    .filter(({ name }) => ` ${name?.toLowerCase() ?? ''}`.includes(` ${wanted}`))
    .slice(0, LIMITS.options)
    .map(agentOption);
}

/** What was chosen in the form, from the `state` that Slack sends; `null` when one is missing. */
export function chosenToExplain(state: FormState): { agentId: string; atMs: number } | null {
  const chosen = new Map(Object.values(state.values).flatMap((block) => Object.entries(block)));
  const agentId = chosen.get(ACTIONS.explainAgent)?.selected_option?.value;
  const atMs = Number(chosen.get(ACTIONS.explainHalfHour)?.selected_option?.value);
  return agentId === undefined || !(atMs > 0) ? null : { agentId, atMs };
}

/** The part of Slack's `state` that the form needs. */
interface FormState {
  readonly values: Readonly<
    Record<
      string,
      Readonly<Record<string, { readonly selected_option?: { readonly value: string } | null }>>
    >
  >;
}

function agentMenu(agents: readonly AgentLine[]): StaticSelect | ExternalSelect {
  const menu = { action_id: ACTIONS.explainAgent, placeholder: plainText('Agent') };
  return agents.length > AGENTS_IN_A_MENU
    ? { type: 'external_select', min_query_length: 1, ...menu }
    : { type: 'static_select', options: agents.map(agentOption), ...menu };
}

/** Half hours in groups of a day, the newest day first. */
function halfHourMenu(halfHours: readonly HalfHour[], { today }: Answer): StaticSelect {
  const byDate = Map.groupBy(halfHours, ({ date }) => date);
  return {
    type: 'static_select',
    action_id: ACTIONS.explainHalfHour,
    placeholder: plainText('Half hour'),
    option_groups: Array.from(byDate, ([date, ofDay]) => ({
      label: plainText(dateInWords(date, today)),
      options: ofDay.map(({ startMs, label }) => option(label, String(startMs))),
    })).toReversed(),
  };
}

/** The half hours in which somebody worked or a leg was booked. */
function offered({ halfHours }: Answer): HalfHour[] {
  return halfHours
    .filter(({ totals: { work } }) => work !== null && work.busy + work.booked.handled > 0)
    .slice(-HALF_HOURS_OFFERED);
}

function agentOption(agent: AgentLine): PlainTextOption {
  return option(agentName(agent), agent.id);
}

function option(text: string, value: string): PlainTextOption {
  return { text: plainText(cutTo(text, LIMITS.optionText)), value };
}

function plainText(text: string) {
  return { type: 'plain_text', text, emoji: false } as const;
}
