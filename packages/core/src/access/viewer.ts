import { hash } from 'node:crypto';
import type { Agent, Unit } from '../report/source.ts';

/** Whom somebody may see. */
export type Viewer = Everybody | SomeAgents;

/** May see all agents. */
export interface Everybody {
  readonly kind: 'everybody';
}

/** May see these agents and nothing of any other, not even that there are others. */
export interface SomeAgents {
  readonly kind: 'some';
  readonly agentIds: ReadonlySet<string>;
  /** Who they are, for people: `team Support and your direct reports`. Names as Genesys has them. */
  readonly words: string;
}

/** May see all agents. */
export const EVERYBODY: Everybody = { kind: 'everybody' };

/** What Genesys tells of somebody who asks. */
interface WhoLeads {
  readonly person: Agent;
  /** Who report to them. */
  readonly reports: readonly Agent[];
  /** The teams they are in, with everybody in them. */
  readonly teams: readonly TeamWithMembers[];
}

/** A team and who is in it. */
interface TeamWithMembers {
  readonly team: Unit;
  readonly members: readonly Agent[];
}

/**
 * Whom people may see by what they are in Genesys. Who leads others sees those who report to them,
 * and all of their own team where somebody of it reports to them; all others see themselves.
 */
export function viewerByStanding({ person, reports, teams }: WhoLeads): SomeAgents {
  if (reports.length === 0) return some(idsOf([person]), ['your own half hours']);
  const reportIds = idsOf(reports);
  const led = teams.filter(({ members }) => members.some(({ id }) => reportIds.has(id)));
  const members = led.flatMap((one) => one.members);
  const memberIds = idsOf(members);
  const areOthers = reports.some(({ id }) => !memberIds.has(id));
  const words = [...led.map(teamInWords), ...(areOthers ? ['your direct reports'] : [])];
  return some(idsOf([...members, ...reports]), words);
}

/** Whom somebody may see by rules and, if it counts, by what they are in Genesys. */
export function viewerOfAll(
  { agentIds, words }: { readonly agentIds: readonly string[]; readonly words: readonly string[] },
  standing?: SomeAgents,
): SomeAgents {
  const isAlone = words.length === 0 && standing !== undefined;
  if (isAlone) return standing;
  const ids = new Set([...agentIds, ...(standing?.agentIds ?? [])]);
  return some(ids, [...words, ...(standing === undefined ? [] : [standing.words])]);
}

function some(agentIds: ReadonlySet<string>, words: readonly string[]): SomeAgents {
  const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });
  return { kind: 'some', agentIds, words: list.format(words) };
}

function idsOf(agents: readonly Agent[]): ReadonlySet<string> {
  return new Set(agents.map(({ id }) => id));
}

function teamInWords({ team: { name } }: TeamWithMembers): string {
  return name === null ? 'your team' : `team ${name}`;
}

/** The same text for those who see the same, and for no others: what they may share answers by. */
export function scopeName(viewer: Viewer): string {
  if (viewer.kind === 'everybody') return 'everybody';
  const { agentIds, words } = viewer;
  return hash('sha256', JSON.stringify([words, [...agentIds].toSorted()]), 'base64url');
}
