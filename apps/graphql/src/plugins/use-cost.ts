import {
  getOperationAST,
  getVariableValues,
  type GraphQLError,
  type VariableValues,
} from 'graphql';
import type { Plugin, YogaInitialContext } from 'graphql-yoga';
import { asBadInput } from '../bad-input.ts';
import type { Buckets } from '../buckets.ts';
import type { AnsweredNotes } from '../cost/answered.ts';
import type { Asked } from '../cost/asked.ts';
import { excess } from '../cost/excess.ts';
import { payerOf, type Paying } from '../cost/payer.ts';
import { rateLimited } from '../cost/rate-limited.ts';
import { rememberedCost, weigh, type Weight } from '../cost/weigh.ts';
import type { Limits } from '../limits.ts';
import { nulErrors } from '../nul.ts';

/** What {@link useCost} needs. */
export interface CostOptions {
  readonly limits: Limits;
  /** What each principal may spend on questions. */
  readonly budget: Buckets;
}

/** What this plugin finds out of an operation. */
interface Read {
  readonly asked: Asked;
  readonly variables: VariableValues;
  /** What the operation may cost at the most. */
  readonly requestedCost: number;
}

interface Context extends YogaInitialContext, Paying, Read {
  readonly answered: AnsweredNotes;
  readonly signal: AbortSignal;
  /** The answer was given before. */
  readonly isRemembered?: boolean;
}

/** An operation that was weighed. */
interface Weighed {
  readonly weight: Weight;
  readonly context: Context;
  /** Whether its cost was taken from a budget. */
  readonly isPaid: boolean;
}

/** To tell more of what is wrong with variables would take longer than most answers. */
const MAX_ERRORS = 20;

const NOTHING = { depth: 0, breadth: 0, complexity: 0, requested: 0, actual: 0 };

/**
 * Weighs every operation before it runs: one that is too costly is refused, at once or as long as the
 * budget of the one who asks has not enough left, and one with unreadable variables with all that is
 * wrong. What it cost then is told in `extensions.cost` of every answer; the rest is given back.
 */
export function useCost({ limits, budget }: CostOptions): Plugin<Context> {
  const weighings = new WeakMap<Request, Weighed>();

  /** @returns why it may not run, if so */
  function refusals(weight: Weight, context: Context): GraphQLError[] {
    const errors = excess({ complexity: weight.complexity }, limits);
    if (errors.length === 0) {
      const { remaining, waitMs } = budget.take(payerOf(context), weight.requested);
      if (waitMs > 0) errors.push(rateLimited(waitMs, { requested: weight.requested, remaining }));
    }
    weighings.set(context.request, { weight, context, isPaid: errors.length === 0 });
    return errors;
  }

  function costOf({ weight, context, isPaid }: Weighed) {
    const { depth, breadth, complexity, requested } = weight;
    const actual = isPaid ? actualCost(weight, context) : 0;
    const remaining = budget.giveBack(payerOf(context), isPaid ? requested - actual : 0);
    return { depth, breadth, complexity, requested, actual, remaining };
  }

  return {
    onExecute({ args, extendContext, setResultAndStopExecution }) {
      const { document, schema, contextValue } = args;
      const definition = getOperationAST(document, args.operationName);
      if (!definition) return;
      const inputs: Record<string, unknown> = args.variableValues ?? {};
      const read = getVariableValues(schema, definition.variableDefinitions ?? [], inputs, {
        maxErrors: MAX_ERRORS,
      });
      const wrong = read.errors ?? nulErrors(definition, read.variableValues);
      if (read.errors !== undefined || wrong.length > 0) {
        const errors = wrong.map((error) => asBadInput(error, document) ?? error);
        setResultAndStopExecution({ errors });
        return;
      }
      const variables = read.variableValues;
      const weight = weigh({ document, definition, schema, inputs, variables });
      const errors = refusals(weight, contextValue);
      if (errors.length > 0) setResultAndStopExecution({ errors });
      else extendContext({ asked: weight.asked, variables, requestedCost: weight.requested });
    },

    onExecutionResult(payload) {
      const { result, request } = payload;
      if (result === undefined || Symbol.asyncIterator in result) return;
      const weighed = weighings.get(request);
      const cost = weighed === undefined ? NOTHING : costOf(weighed);
      payload.setResult({ ...result, extensions: { ...result.extensions, cost } });
    },
  };
}

/** By what the resolvers were given; what was given up has cost as it might have. */
function actualCost(weight: Weight, { signal, answered, isRemembered }: Context): number {
  if (signal.aborted) return weight.requested;
  return isRemembered === true ? rememberedCost(weight) : weight.costOf(answered.most());
}
