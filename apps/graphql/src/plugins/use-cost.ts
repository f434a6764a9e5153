import {
  type DocumentNode,
  getOperationAST,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import type { Plugin, YogaInitialContext } from 'graphql-yoga';
import { type Asked, askedOf } from '../asked.ts';
import { asBadInput } from '../bad-input.ts';
import type { Limits } from '../limits.ts';
import { excess, weigh, type Weight } from '../weigh.ts';

/** What a query cost, told in `extensions.cost` of every answer. */
interface Cost extends Weight {
  readonly durationMs: number;
}

const NOTHING: Weight = { complexity: 0, depth: 0, breadth: 0 };

/**
 * Weighs every operation before it runs: one that is too deep, broad or costly is refused with what
 * it would have cost and the limit, and one with unreadable variables with all that is wrong.
 */
export function useCost(limits: Limits): Plugin<YogaInitialContext & { asked: Asked }> {
  const weights = new WeakMap<Request, Weight>();
  const startsMs = new WeakMap<Request, number>();
  return {
    onRequest({ request }) {
      startsMs.set(request, performance.now());
    },
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
      else extendContext({ asked });
    },
    onExecutionResult(payload) {
      const { result, request } = payload;
      if (result === undefined || Symbol.asyncIterator in result) return;
      const durationMs = Math.round(performance.now() - (startsMs.get(request) ?? NaN));
      const cost: Cost = { ...(weights.get(request) ?? NOTHING), durationMs };
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
