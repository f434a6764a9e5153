/** Scopes that have something of their own; those that have not asked for the longest go first. */
const MOST_SCOPES = 500;

/** Gives each scope one of its own, made when it first asks. */
export function createApart<Own>(make: () => Own): (scope: string) => Own {
  const made = new Map<string, Own>();
  return (scope) => {
    const own = made.get(scope) ?? make();
    made.delete(scope);
    made.set(scope, own);
    const [oldest] = made.keys();
    if (made.size > MOST_SCOPES && oldest !== undefined) made.delete(oldest);
    return own;
  };
}
