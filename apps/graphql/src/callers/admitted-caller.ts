import type { Access, Principal } from '@halfhour/core';
import { GraphQLError } from 'graphql';
import type { Logger } from '../logger.ts';
import { nativeSignal } from '../native-signal.ts';
import type { PrincipalOf } from './authenticate.ts';
import type { Caller, CallerOf } from './caller.ts';
import { cantTell, forbidden } from './refusals.ts';

/** What tells who asks, and whom they may see. */
export interface CallerDeps {
  readonly principalOf: PrincipalOf;
  readonly access: Access;
  readonly logger: Logger;
  /** Hears of each who was not let in, and why. */
  readonly turnedAway: (code: string) => void;
}

/** Lets in whom the policy lets in; who is turned away is logged, with no word of what they sent. */
export function createCallerOf(deps: CallerDeps): CallerOf {
  const { principalOf, access, logger, turnedAway } = deps;

  /** Why somebody is not let in, once that was told to whom it concerns. */
  function refusalFor(error: unknown): GraphQLError {
    const refusal =
      error instanceof GraphQLError ? error : cantTell('Who you are can’t be told now.');
    const code = String(refusal.extensions['code']);
    turnedAway(code);
    if (refusal !== error) logger.error({ err: error }, 'who asks can’t be told');
    // Of those who send too many wrong keys there is a line now and then.
    else if (code !== 'RATE_LIMITED') logger.info({ code }, 'not let in');
    return refusal;
  }

  return async (request, remoteAddress) => {
    const signal = nativeSignal(request.signal);
    try {
      return await admittedBy(access, await principalOf(request, remoteAddress), signal);
    } catch (error) {
      if (signal.aborted) throw error;
      throw refusalFor(error);
    }
  };
}

async function admittedBy(
  access: Access,
  principal: Principal,
  signal: AbortSignal,
): Promise<Caller> {
  const admission = await access.admit(principal, signal);
  switch (admission.kind) {
    case 'admitted':
      return { principal, viewer: admission.viewer, isAdmin: admission.isAdmin };
    case 'refused':
      throw forbidden(admission.message);
    case 'unread':
    default:
      throw cantTell(
        `Whom you may see can’t be told now. ${admission.unread[0]?.message ?? ''}`.trim(),
      );
  }
}
