import type { Filter, Predicate } from './filter-schema.ts';

/** What a filter looks at: the values a thing has under a name, none when it has no such thing. */
export interface Subject {
  dimension(name: string): readonly string[];
  metric(name: string): readonly number[];
}

/** Whether a subject passes every filter. */
export function passes(filters: readonly Filter[], subject: Subject): boolean {
  return filters.every((filter) => passesFilter(filter, subject));
}

function passesFilter(filter: Filter, subject: Subject): boolean {
  const clauses = filter.clauses ?? [];
  const results = [
    ...(filter.predicates ?? []).map((predicate) => passesPredicate(predicate, subject)),
    ...clauses.map(({ type, predicates }) => passesFilter({ type, predicates }, subject)),
  ];
  if (results.length === 0) return true;
  return filter.type === 'and' ? results.every(Boolean) : results.some(Boolean);
}

function passesPredicate(predicate: Predicate, subject: Subject): boolean {
  if (predicate.metric !== undefined) return inRange(predicate, subject.metric(predicate.metric));
  if (predicate.dimension === undefined) return false;
  const values = subject.dimension(predicate.dimension);
  if (predicate.operator === 'exists') return values.length > 0;
  if (predicate.operator === 'notExists') return values.length === 0;
  return values.includes(predicate.value ?? '');
}

function inRange({ operator, range }: Predicate, values: readonly number[]): boolean {
  if (operator === 'exists') return values.length > 0;
  if (operator === 'notExists') return values.length === 0;
  const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } = range ?? {};
  return values.some((value) => value > gt && value >= gte && value < lt && value <= lte);
}

/**
 * The values of a dimension of which a match needs one, when the filters say so plainly: one filter that
 * lists them. Undefined when it can't be told without looking at the subjects.
 */
export function requiredValues(
  filters: readonly Filter[],
  dimension: string,
): ReadonlySet<string> | undefined {
  for (const filter of filters) {
    const predicates = [...(filter.predicates ?? []), ...onlyClause(filter)];
    const plain = predicates.every(
      (one) =>
        one.dimension === dimension &&
        (one.operator ?? 'matches') === 'matches' &&
        typeof one.value === 'string',
    );
    const nested = (filter.clauses ?? []).length > 0 && (filter.predicates ?? []).length > 0;
    if (!plain || nested || predicates.length === 0) continue;
    if (filter.type === 'or' || predicates.length === 1)
      return new Set(predicates.map((one) => one.value ?? ''));
  }
  return undefined;
}

/** The predicates of a filter's single clause, when they mean the same without it. */
function onlyClause(filter: Filter): readonly Predicate[] {
  const [clause, ...more] = filter.clauses ?? [];
  if (clause === undefined || more.length > 0) return [];
  return clause.type === filter.type || clause.predicates.length === 1 ? clause.predicates : [];
}

/** How many values of a dimension the filters name altogether. */
export function countValues(filters: readonly Filter[], dimension: string): number {
  const predicates = filters.flatMap((filter) => [
    ...(filter.predicates ?? []),
    ...(filter.clauses ?? []).flatMap((clause) => clause.predicates),
  ]);
  return predicates.filter((one) => one.dimension === dimension).length;
}
