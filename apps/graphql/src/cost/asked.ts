import { DEFAULT_AGENTS, HALF_HOUR_MS, MAX_AGENTS, MAX_WINDOW_MS } from '@halfhour/core';
import {
  type DocumentNode,
  getArgumentValues,
  type GraphQLSchema,
  TypeInfo,
  type VariableValues,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** How many agents and half hours an operation asks for, at the most in one of its fields. */
export interface Asked {
  readonly agents: number;
  readonly halfHours: number;
}

/** The arguments that say how much is asked for, if a field has them. */
interface Amounts {
  readonly from?: number;
  readonly to?: number;
  readonly agentIds?: readonly string[] | null;
  readonly first?: number | null;
}

/**
 * How much a document asks for, and may at the most get, before anything is read. Where several fields ask, it is the most
 * of each: a bound that holds for fragments too, which have a cost wherever they are used.
 */
export function askedOf(
  document: DocumentNode,
  schema: GraphQLSchema,
  variables: VariableValues,
): Asked {
  let agents = 1;
  let halfHours = 1;
  const typeInfo = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field(node) {
        const field = typeInfo.getFieldDef();
        // What has a cursor to go on after is paged by agent.
        if (field?.args.some(({ name }) => name === 'after') !== true) return;
        const amounts: Amounts = getArgumentValues(field, node, variables);
        agents = Math.max(agents, agentsOf(amounts));
        halfHours = Math.max(halfHours, halfHoursOf(amounts));
      },
    }),
  );
  return { agents, halfHours };
}

function agentsOf({ agentIds, first }: Amounts): number {
  const named = agentIds?.length ?? Infinity;
  return Math.min(named, first ?? (agentIds ? named : DEFAULT_AGENTS), MAX_AGENTS);
}

/** Widened to whole half hours a window touches one more at the most. */
function halfHoursOf({ from = 0, to = 0 }: Amounts): number {
  const lengthMs = Math.min(Math.max(to - from, 0), MAX_WINDOW_MS);
  return Math.ceil(lengthMs / HALF_HOUR_MS) + 1;
}
