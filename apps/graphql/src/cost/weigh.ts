import { complexityFromQuery } from '@pothos/plugin-complexity';
import {
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type VariableValues,
} from 'graphql';
import { type Asked, askedOf } from './asked.ts';
import { createWriting } from './written.ts';

/** An operation with values for its variables. */
interface Operation {
  readonly document: DocumentNode;
  readonly definition: OperationDefinitionNode;
  readonly schema: GraphQLSchema;
  /** As they came. */
  readonly inputs: Record<string, unknown>;
  /** As the schema reads them. */
  readonly variables: VariableValues;
}

/** What is known of an operation before it runs. */
export interface Weight {
  readonly depth: number;
  readonly breadth: number;
  /** Values answered and half hours read for them, at the most. */
  readonly complexity: number;
  /** What it may cost, at the most. */
  readonly requested: number;
  readonly asked: Asked;
  /** What it costs when it was about so much. */
  costOf(answered: Asked): number;
}

/** What any operation costs at the least: to read and to answer it takes time, whatever it asks. */
const LEAST_COST = 100;

/** To send an answer again takes this part of what it takes to make it. */
const REMEMBERED_PART = 1 / 16;

/** Weighs an operation that is valid, before anything is read for it. */
export function weigh({ definition, schema, inputs, variables, ...operation }: Operation): Weight {
  const document = onlyOperation(operation.document, definition);
  const asked = askedOf(document, schema, variables);
  const complexityOf = (amounts: Asked) =>
    complexityFromQuery(document, { schema, variables: inputs, ctx: { asked: amounts } })
      .complexity;
  const { depth, breadth } = createWriting(document).of(definition);
  const complexity = complexityOf(asked);
  return {
    depth,
    breadth,
    complexity,
    requested: costOf(complexity),
    asked,
    costOf: ({ agents, halfHours }) =>
      costOf(
        complexityOf({
          agents: Math.min(agents, asked.agents),
          halfHours: Math.min(halfHours, asked.halfHours),
        }),
      ),
  };
}

/** What an operation costs whose answer was remembered. */
export function rememberedCost({ requested }: Pick<Weight, 'requested'>): number {
  return costOf(Math.ceil(requested * REMEMBERED_PART));
}

function costOf(complexity: number): number {
  return Math.max(LEAST_COST, complexity);
}

function onlyOperation(document: DocumentNode, operation: OperationDefinitionNode): DocumentNode {
  const definitions = document.definitions.filter(
    (definition) => definition === operation || definition.kind === Kind.FRAGMENT_DEFINITION,
  );
  return { ...document, definitions };
}
