import type { Plugin } from 'graphql-yoga';
import type { Caller, CallerOf } from '../callers/caller.ts';

/** The plugin, and what it found out. */
export interface CallerPlugin {
  readonly plugin: Plugin;
  /** Who sent a request that was let in. */
  callerOf(request: Request): Caller;
}

/** Finds out who asks before anything of the query is read, and turns away who is not let in. */
export function useCaller(find: CallerOf): CallerPlugin {
  const callers = new WeakMap<Request, Caller>();
  return {
    plugin: {
      async onRequestParse({ request }) {
        callers.set(request, await find(request));
      },
    },
    callerOf(request) {
      const caller = callers.get(request);
      if (caller === undefined) throw new Error('Nobody was let in with this request.');
      return caller;
    },
  };
}
