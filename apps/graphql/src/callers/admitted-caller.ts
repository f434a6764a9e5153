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
}

/** Lets in whom the policy lets in; who is turned away is logged, with no word of what they sent. */
export function createCallerOf({ principalOf, access, logger }: CallerDeps): CallerOf {
  return async (request) => {
    try {
      return await admittedBy(access, await principalOf(request), nativeSignal(request.signal));
    } catch (error) {
      if (error instanceof GraphQLError) {
        logger.info({ code: error.extensions['code'] }, 'not let in');
      }
      throw error;
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
