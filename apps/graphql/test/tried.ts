import { cursorOf } from '@halfhour/core';
import { everythingOf, fieldsOf } from './everything.ts';
import { SHIFTS } from './two-teams.ts';

const DAY = 'from: "2026-11-20T09:00:00Z", to: "2026-11-20T11:00:00Z"';
const afterBob = cursorOf({ id: 'bob', name: 'Name of bob', active: true });

/**
 * What the lead of Alpha may try with each field of Query, by its arguments. A field or an argument
 * that is not here fails a test: say how it could be used to learn of others.
 */
export const TRIED: Readonly<Record<string, readonly string[]>> = {
  agents: ['', '(search: "name of b")', '(search: "b")', '(first: 1)', `(after: "${afterBob}")`],
  utilization: [
    `(${DAY})`,
    `(${DAY}, agentIds: ["bob"])`,
    `(${DAY}, agentIds: ["amy", "bob"])`,
    `(${DAY}, teamIds: ["tb"])`,
    `(${DAY}, teamIds: ["ta", "tb"])`,
    `(${DAY}, queueIds: ["qb"])`,
    `(${DAY}, queueIds: ["shared"])`,
    `(${DAY}, mediaTypes: [VOICE])`,
    `(${DAY}, first: 1)`,
    `(${DAY}, after: "${afterBob}")`,
  ],
  explain: [
    '(agentId: "bob", at: "2026-11-20T09:10:00Z")',
    '(agentId: "amy", at: "2026-11-20T09:10:00Z")',
  ],
  restatements: [
    `(${DAY})`,
    `(${DAY}, agentIds: ["bob"])`,
    `(${DAY}, teamIds: ["tb"])`,
    `(${DAY}, queueIds: ["qb"])`,
    `(${DAY}, queueIds: ["shared"], first: 3)`,
  ],
  shifts: ['', '(includeEnded: true)'],
  shift: [`(id: "${SHIFTS.beta}")`, `(id: "${SHIFTS.mixed}")`, `(id: "${SHIFTS.alpha}")`],
  deliveries: ['', '(state: DEAD)', '(first: 1)'],
  subscriptions: [''],
  sync: [''],
};

/** All of it, with all that can be asked of it. */
export const queries = fieldsOf('query').flatMap((field) =>
  (TRIED[field.name] ?? []).map((given) => ({
    of: `${field.name}${given}`,
    query: `{ ${field.name}${given} ${everythingOf(field.type)} }`,
  })),
);
