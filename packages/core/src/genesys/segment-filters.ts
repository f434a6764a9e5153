/** A filter by whether segments have something; literal types, so that the SDK's filters accept it. */
export interface ExistsFilter {
  type: 'and';
  predicates: {
    type: 'dimension';
    dimension: 'userId' | 'segmentEnd';
    operator: 'exists' | 'notExists';
  }[];
}

/** What to put where a query wants conversations that an agent took part in, whoever. */
export function anyUser(): ExistsFilter {
  return {
    type: 'and',
    predicates: [{ type: 'dimension', dimension: 'userId', operator: 'exists' }],
  };
}

/** What to put where a query wants conversations of which a segment runs now. */
export function notEnded(): ExistsFilter {
  return {
    type: 'and',
    predicates: [{ type: 'dimension', dimension: 'segmentEnd', operator: 'notExists' }],
  };
}
