import type { CORSOptions, YogaServerOptions } from 'graphql-yoga';

/** What a page of an origin that is let in may read and send; of other origins nothing is said. */
const LET_IN: CORSOptions = {
  methods: ['GET', 'POST'],
  allowedHeaders: ['authorization', 'content-type', 'if-none-match', 'x-graphql-yoga-csrf'],
  exposedHeaders: ['etag', 'retry-after', 'server-timing'],
  // Who asks is told by a header, and never by a cookie.
  credentials: false,
  maxAge: 600,
};

/** Lets pages of these origins read answers: by name, since any other would be let in by a `*`. */
export function corsFor(
  origins: readonly string[],
): NonNullable<YogaServerOptions<object, object>['cors']> {
  if (origins.length === 0) return false;
  return (request) => {
    const origin = request.headers.get('origin');
    return origin !== null && origins.includes(origin) ? { ...LET_IN, origin: [origin] } : false;
  };
}
