import { complexityFromQuery, type ComplexityResult } from '@pothos/plugin-complexity';
import { type DocumentNode, GraphQLError, type GraphQLSchema } from 'graphql';
import type { Asked } from './asked.ts';
import type { Limits } from './limits.ts';

/** What an operation weighs: how deep and broad it is, and about how many values it answers. */
export type Weight = ComplexityResult;

/** What an operation weighs, before anything is read; `document` holds no other operation. */
export function weigh(
  document: DocumentNode,
  schema: GraphQLSchema,
  variables: Record<string, unknown>,
  asked: Asked,
): Weight {
  return complexityFromQuery(document, { schema, variables, ctx: { asked } });
}

/** An error for each limit that the operation exceeds. */
export function excess(weight: Weight, limits: Limits): GraphQLError[] {
  const errors: GraphQLError[] = [];
  const hold = (name: keyof Weight, code: string, what: string, advice: string) => {
    if (weight[name] <= limits[name]) return;
    const message = `The query ${what} ${weight[name]}, more than the limit of ${limits[name]}: ${advice}.`;
    errors.push(
      new GraphQLError(message, {
        extensions: {
          code,
          limit: limits[name],
          actual: weight[name],
          http: { status: 400, spec: true },
        },
      }),
    );
  };
  hold('depth', 'QUERY_TOO_DEEP', 'has a depth of', 'nest fewer fields');
  hold('breadth', 'QUERY_TOO_BROAD', 'has a breadth of', 'ask for fewer fields at once');
  hold(
    'complexity',
    'QUERY_TOO_COMPLEX',
    'has a cost of',
    'ask for fewer agents (first), a shorter window or fewer fields, or page with after',
  );
  return errors;
}
