import { ANYONE, EVERYBODY, type Principal, type Viewer } from '@halfhour/core';

/** Somebody who was let in. */
export interface Caller {
  readonly principal: Principal;
  /** Whom they may see. */
  readonly viewer: Viewer;
  /** Whether they may change what others see: shifts, and what is read of the past. */
  readonly isAdmin: boolean;
}

/**
 * Tells who asks. Rejects with a GraphQLError that says why somebody is not let in.
 *
 * @param remoteAddress - the other end of the connection, if there is one
 */
export type CallerOf = (request: Request, remoteAddress: string | undefined) => Promise<Caller>;

/** Lets everybody in who can reach the server, to everything. */
export const letInAnyone: CallerOf = async () => ({
  principal: ANYONE,
  viewer: EVERYBODY,
  isAdmin: true,
});
