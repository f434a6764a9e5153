/** One userId as Genesys' filters name it; `const` types, so that every SDK filter accepts it. */
interface UserPredicate {
  type: 'dimension';
  dimension: 'userId';
  operator: 'matches';
  value: string;
}

/** A filter of any analytics query: these users, any of them. */
export interface UserFilter {
  type: 'or';
  predicates: UserPredicate[];
}

/** What to put where a query wants a filter by user. */
export function anyOfUsers(userIds: readonly string[]): UserFilter {
  return {
    type: 'or',
    predicates: userIds.map((value) => ({
      type: 'dimension',
      dimension: 'userId',
      operator: 'matches',
      value,
    })),
  };
}
