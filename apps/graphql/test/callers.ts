import type { Caller } from '../src/callers/caller.ts';

/** Somebody who was let in with a key. */
export function callerWho({
  sees,
  isAdmin = false,
  name = 'test',
}: {
  /** The ids of the agents whom they may see. */
  readonly sees: readonly string[] | 'everybody';
  readonly isAdmin?: boolean;
  /** What the key is called. @default test */
  readonly name?: string;
}): Caller {
  return {
    principal: { kind: 'key', id: `key:${name}`, name },
    viewer:
      sees === 'everybody'
        ? { kind: 'everybody' }
        : { kind: 'some', agentIds: new Set(sees), words: 'some agents' },
    isAdmin,
  };
}
