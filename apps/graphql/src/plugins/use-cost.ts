import {
  type DocumentNode,
  getOperationAST,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  type VariableValues,
} from 'graphql';
import type { Plugin, YogaInitialContext } from 'graphql-yoga';
import { type Asked, askedOf } from '../asked.ts';
import { asBadInput } from '../bad-input.ts';
import type { Limits } from '../limits.ts';
import { excess, weigh, type Weight } from '../weigh.ts';

/** What this plugin finds out of an operation. */
interface Read {
  readonly asked: Asked;
  readonly variables: VariableValues;
}

const NOTHING: Weight = { complexity: 0, depth: 0, breadth: 0 };

/**
 * Weighs every operation before it runs: one that is too deep, broad or costly is refused with what
 * it would have cost and the limit, and one with unreadable variables with all that is wrong. What a
 * query cost is told in `extensions.cost` of every answer; it follows from the query alone.
 */
export function useCost(limits: Limits): Plugin<YogaInitialContext & Read> {
  const weights = new WeakMap<Request, Weight>();
  return {
    onExecute({ args, extendContext, setResultAndStopExecution }) {
      const operation = getOperationAST(args.document, args.operationName);
      if (!operation) return;
      const inputs: Record<string, unknown> = args.variableValues ?? {};
      const { schema } = args;
      const document = onlyOperation(args.document, operation);
      const read = getVariableValues(schema, operation.variableDefinitions ?? [], inputs);
      if (read.errors !== undefined) {
        const errors = read.errors.map((error) => asBadInput(error, document) ?? error);
        setResultAndStopExecution({ errors });
        return;
      }
      const asked = askedOf(document, schema, read.variableValues);
      const weight = weigh(document, schema, inputs, asked);
      weights.set(args.contextValue.request, weight);
      const errors = excess(weight, limits);
      if (errors.length > 0) setResultAndStopExecution({ errors });
      else extendContext({ asked, variables: read.variableValues });
    },
    onExecutionResult(payload) {
      const { result, request } = payload;
      if (result === undefined || Symbol.asyncIterator in result) return;
      const cost = weights.get(request) ?? NOTHING;
      payload.setResult({ ...result, extensions: { ...result.extensions, cost } });
    },
  };
}

function onlyOperation(document: DocumentNode, operation: OperationDefinitionNode): DocumentNode {
  const definitions = document.definitions.filter(
    (definition) => definition === operation || definition.kind === Kind.FRAGMENT_DEFINITION,
  );
  return { ...document, definitions };
}
