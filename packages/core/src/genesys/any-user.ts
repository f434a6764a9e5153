/** Segments in which a user of Genesys took part, whoever; for filters by segment. */
export interface AnyUserFilter {
  type: 'and';
  predicates: { type: 'dimension'; dimension: 'userId'; operator: 'exists' }[];
}

/** What to put where a query wants conversations that an agent took part in. */
export function anyUser(): AnyUserFilter {
  return {
    type: 'and',
    predicates: [{ type: 'dimension', dimension: 'userId', operator: 'exists' }],
  };
}
