import { agentName } from '../../answer/names.ts';
import { agentOptions } from '../../blocks/explain-form.ts';
import { option } from '../../blocks/form.ts';
import { LIMITS } from '../../blocks/limits.ts';
import { unitChoice } from '../../manage/shift-form-input.ts';
import type { Offer } from './menu.ts';

/** An id of Genesys. */
const ID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/iu;

/** The agents whose name has a word that begins as typed. */
export const offerAgents: Offer = async (typed, { directory }, signal) => {
  const { agents } = await directory.search(typed, signal);
  return agentOptions(agents, typed);
};

/** The same, and the agent of an id. */
export const offerAgentsOrId: Offer = async (typed, seen, signal) => {
  if (!ID.test(typed.trim())) return offerAgents(typed, seen, signal);
  const { agents } = await seen.directory.byIds([typed.trim().toLowerCase()], signal);
  return agents.map((agent) => option(agentName(agent), agent.id));
};

/** Teams, queues and, for who sees everybody, management units that have it in their name; the group of an id. */
export const offerUnits: Offer = async (typed, { directory, deps: { managed } }, signal) => {
  const wanted = typed.trim().toLowerCase();
  if (ID.test(wanted)) return offerGroup(wanted, { directory }, signal);
  const seesAll = directory.showsOnly === undefined;
  const [teams, queues, units] = await Promise.all([
    directory.teams(signal),
    directory.queues(signal),
    seesAll && managed !== null ? managed.shifts.managementUnits(signal) : { units: [] },
  ]);
  return [
    ...teams.units.map((unit) => ({ unit, kind: 'team' as const })),
    ...queues.units.map((unit) => ({ unit, kind: 'queue' as const })),
    ...units.units.map((unit) => ({ unit, kind: 'unit' as const })),
  ]
    .filter(({ unit: { name } }) => name?.toLowerCase().includes(wanted) === true)
    .slice(0, LIMITS.options)
    .map(({ kind, unit }) => unitChoice(kind, unit));
};

/** Groups are not listed anywhere: one is found by its id, if somebody in it is seen. */
async function offerGroup(
  id: string,
  { directory }: Pick<Parameters<Offer>[1], 'directory'>,
  signal: AbortSignal,
) {
  const { agents } = await directory.inGroups([id], signal);
  return agents.length === 0 ? [] : [unitChoice('group', { id, name: id })];
}
