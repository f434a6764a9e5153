import type { ExternalSelect, ModalView, PlainTextOption, StaticSelect } from '@slack/types';
import type { AgentLine, Answer, HalfHour } from '../answer/answer.ts';
import { dateInWords } from '../answer/dates.ts';
import { agentName } from '../answer/names.ts';
import { ACTIONS } from './actions.ts';
import { section } from './elements.ts';
import { input, modal, option, plainText } from './form.ts';
import { fieldOf, type FormState } from './form-state.ts';
import { LIMITS } from './limits.ts';
import type { SlackPayload } from './payload.ts';

const TITLE = 'Explain a half hour';

/** From more agents on, Slack asks for those that match what is typed: see {@link agentOptions}. */
const AGENTS_IN_A_MENU = 50;

/** The newest half hours that are offered. */
const HALF_HOURS_OFFERED = 150;

/** The most of a question that a view carries along, in UTF-16 code units. */
const MOST_METADATA = 3000;

/**
 * Asks in a modal which half hour of which agent to explain; it carries the question along.
 *
 * @returns `null` when there is no half hour in which anybody worked
 */
export function explainForm(
  answer: Answer,
  { question }: { readonly question: string },
): ModalView | null {
  const halfHours = offered(answer);
  if (answer.agents.length === 0 || halfHours.length === 0) return null;
  if (question.length > MOST_METADATA) return null;
  const text = 'Each piece of work of it is told, and what Genesys books for it.';
  return {
    ...modal(TITLE, [
      section(text),
      input('Agent', agentMenu(answer.agents)),
      input('Half hour', halfHourMenu(halfHours, answer)),
    ]),
    callback_id: ACTIONS.explain,
    private_metadata: question,
    submit: plainText('Explain'),
  };
}

/** A payload of a message in the place of the form; without blocks its text alone. */
export function explainView({ text, blocks }: SlackPayload): ModalView {
  return modal(TITLE, blocks ?? [section(text)]);
}

/** An agent who can be chosen. */
type MenuAgent = Pick<AgentLine, 'id' | 'name'>;

/** The agents whose name has a word that begins as typed: what Slack's menu asks for. */
export function agentOptions(agents: readonly MenuAgent[], typed: string): PlainTextOption[] {
  const wanted = typed.trim().toLowerCase();
  return agents
    .filter(({ name }) => ` ${name?.toLowerCase() ?? ''}`.includes(` ${wanted}`))
    .slice(0, LIMITS.options)
    .map(agentOption);
}

/** What was chosen in the form, from the `state` that Slack sends; `null` when one is missing. */
export function chosenToExplain(state: FormState): { agentId: string; atMs: number } | null {
  const agentId = fieldOf(state, ACTIONS.explainAgent).selected_option?.value;
  const atMs = Number(fieldOf(state, ACTIONS.explainHalfHour).selected_option?.value);
  return agentId === undefined || !(atMs > 0) ? null : { agentId, atMs };
}

function agentMenu(agents: readonly MenuAgent[]): StaticSelect | ExternalSelect {
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

function agentOption(agent: MenuAgent): PlainTextOption {
  return option(agentName(agent), agent.id);
}
