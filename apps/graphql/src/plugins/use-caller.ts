import type { IncomingMessage } from 'node:http';
import type { Plugin } from 'graphql-yoga';
import type { Caller, CallerOf } from '../callers/caller.ts';

/** What Node.js knows of a request, when it came over HTTP. */
interface ServerContext extends Record<string, unknown> {
  readonly req?: IncomingMessage;
}

/** The plugin, and what it found out. */
export interface CallerPlugin {
  readonly plugin: Plugin<object, ServerContext>;
  /** Who sent a request that was let in. */
  callerOf(request: Request): Caller;
}

/** Finds out who asks before anything of the query is read, and turns away who is not let in. */
export function useCaller(find: CallerOf): CallerPlugin {
  const callers = new WeakMap<Request, Caller>();
  return {
    plugin: {
      async onRequestParse({ request, serverContext }) {
        callers.set(request, await find(request, serverContext.req?.socket.remoteAddress));
      },
    },
    callerOf(request) {
      const caller = callers.get(request);
      if (caller === undefined) throw new Error('Nobody was let in with this request.');
      return caller;
    },
  };
}
