import type { Caller } from '../src/callers/caller.ts';

/** Somebody who was let in, with a key called `test`. */
export function callerWho({
  sees,
  isAdmin = false,
}: {
  /** The ids of the agents whom they may see. */
  readonly sees: readonly string[] | 'everybody';
  readonly isAdmin?: boolean;
}): Caller {
  return {
    principal: { kind: 'key', id: 'key:test', name: 'test' },
    viewer:
      sees === 'everybody'
        ? { kind: 'everybody' }
        : { kind: 'some', agentIds: new Set(sees), words: 'some agents' },
    isAdmin,
  };
}
