import { GraphQLError } from 'graphql';
import type { Limits } from '../limits.ts';
import type { Written } from './written.ts';

/** What is held against the limits. */
interface Measured extends Written {
  /** About how many values are answered. */
  readonly complexity: number;
}

interface Rule {
  readonly name: keyof Measured;
  readonly code: string;
  readonly what: string;
  readonly advice: string;
}

const RULES: readonly Rule[] = [
  {
    name: 'depth',
    code: 'QUERY_TOO_DEEP',
    what: 'has a depth of',
    advice: 'nest fewer fields',
  },
  {
    name: 'breadth',
    code: 'QUERY_TOO_BROAD',
    what: 'has a breadth of',
    advice: 'ask for fewer fields at once',
  },
  {
    name: 'aliases',
    code: 'TOO_MANY_ALIASES',
    what: 'has this many aliases:',
    advice: 'ask in several requests',
  },
  {
    name: 'directives',
    code: 'TOO_MANY_DIRECTIVES',
    what: 'has this many directives:',
    advice: 'leave out of the text what is not asked for',
  },
  {
    name: 'complexity',
    code: 'QUERY_TOO_COMPLEX',
    what: 'has a cost of',
    advice: 'ask for fewer agents (first), a shorter window or fewer fields, or page with after',
  },
];

/** An error for each limit that is exceeded by what was measured so far. */
export function excess(measured: Partial<Measured>, limits: Limits): GraphQLError[] {
  return RULES.flatMap(({ name, code, what, advice }) => {
    const actual = measured[name] ?? 0;
    const limit = limits[name];
    if (actual <= limit) return [];
    const message = `The query ${what} ${actual}, more than the limit of ${limit}: ${advice}.`;
    const http = { status: 400, spec: true };
    return [new GraphQLError(message, { extensions: { code, limit, actual, http } })];
  });
}
