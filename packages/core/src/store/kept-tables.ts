import type { Schema } from './schema.ts';

/**
 * Every table, with what it is of, parents before their children. The compiler asks for tables that
 * `Schema` has and this has not, and a test for those that migrations make.
 */
const TABLES: Readonly<Record<keyof Schema, 'rows' | 'days' | 'passing'>> = {
  agent: 'rows',
  unit: 'rows',
  membership: 'rows',
  directory_read: 'rows',
  scope: 'rows',
  sync_slot: 'rows',
  agent_day_whole: 'days',
  agent_day: 'days',
  restatement: 'rows',
  leg: 'rows',
  kept_since: 'rows',
  origin: 'rows',
  request_budget: 'passing',
  shift: 'rows',
  management_unit: 'rows',
  published_day: 'rows',
  subscription: 'rows',
  delivery: 'rows',
  digest_turn: 'passing',
  api_key: 'rows',
  access_grant: 'rows',
  pseudonym_key: 'rows',
  audit_agents: 'rows',
  audit: 'rows',
  forgotten: 'rows',
};

/** All tables that are worth a copy, in an order in which they can be filled. */
export const KEPT_TABLES: readonly string[] = tablesOf('rows', 'days');

/** Those with a partition for each UTC month of their `day`. */
export const DAY_TABLES: readonly string[] = tablesOf('days');

/** Those of the last minutes only: a copy begins without. */
export const PASSING_TABLES: readonly string[] = tablesOf('passing');

/** Sequences that are not of an identity column. */
export const KEPT_SEQUENCES: readonly string[] = ['sync_version'];

function tablesOf(...kinds: readonly string[]): readonly string[] {
  return Object.entries(TABLES)
    .filter(([, kind]) => kinds.includes(kind))
    .map(([name]) => name);
}
