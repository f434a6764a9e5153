import * as z from 'zod';

const range = z.strictObject({
  gt: z.number().optional(),
  gte: z.number().optional(),
  lt: z.number().optional(),
  lte: z.number().optional(),
});

type Names = readonly [string, ...string[]];

/** The filters of one kind of query: they differ only in the dimensions and metrics they know. */
export function filterSchema(dimensions: Names, metrics: Names | undefined) {
  const predicate = z.strictObject({
    type: z.enum(['dimension', 'property', 'metric']).optional(),
    dimension: z.enum(dimensions).optional(),
    propertyType: z.enum(['bool', 'integer', 'real', 'date', 'string', 'uuid']).optional(),
    property: z.string().optional(),
    metric: metrics === undefined ? z.never().optional() : z.enum(metrics).optional(),
    operator: z.enum(['matches', 'exists', 'notExists']).optional(),
    value: z.string().nullish(),
    range: range.nullish(),
  });
  const type = z.enum(['and', 'or']);
  const clause = z.strictObject({ type, predicates: z.array(predicate) });
  return z.strictObject({
    type,
    clauses: z.array(clause).nullish(),
    predicates: z.array(predicate).nullish(),
  });
}

/** A checked filter. */
export type Filter = z.infer<ReturnType<typeof filterSchema>>;

/** A checked predicate. */
export type Predicate = NonNullable<Filter['predicates']>[number];
