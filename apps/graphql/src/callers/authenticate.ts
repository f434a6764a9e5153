import { ANYONE, type ApiKeys, type Principal } from '@halfhour/core';
import type { BlockList } from 'node:net';
import type { Attempts } from './attempts.ts';
import { clientAddress } from './client-address.ts';
import { isForHere } from './local-host.ts';
import { forbidden, unauthenticated } from './refusals.ts';
import type { BearerOf } from './tokens.ts';

/** What tells who somebody is. */
export interface Authentication {
  /** `null`: nothing is kept, so there are none. */
  readonly apiKeys: Pick<ApiKeys, 'areAny' | 'holderOf'> | null;
  /** `null`: no tokens are taken. */
  readonly bearerOf: BearerOf | null;
  /** Bounds how many wrong ones come. */
  readonly attempts: Attempts;
  /** Who is believed when they say for whom they ask. */
  readonly proxies: BlockList;
  /**
   * Whether people need not say who they are as long as there is no way to: for a machine of one's own.
   */
  readonly mayBeOpen: boolean;
  /** Names by which the server may be asked then, besides those of the machine itself. */
  readonly allowedHosts: readonly string[];
}

/**
 * Who sent a request. Rejects with a GraphQLError when that can't be believed.
 *
 * @param remoteAddress - the other end of its connection
 */
export type PrincipalOf = (
  request: Request,
  remoteAddress: string | undefined,
) => Promise<Principal>;

const BEARER = /^Bearer +(?<credential>[\w.~+/=-]+)$/iu;

export function createPrincipalOf(authentication: Authentication): PrincipalOf {
  const { apiKeys, bearerOf, attempts, proxies, allowedHosts } = authentication;
  const isOpen = openUntilThereAreKeys(authentication);
  return async (request, remoteAddress) => {
    const header = request.headers.get('authorization');
    if (header === null) {
      if (!(await isOpen())) throw unauthenticated();
      if (!isForHere(request, allowedHosts)) throw notForHere();
      return ANYONE;
    }
    const credential = BEARER.exec(header)?.groups?.['credential'];
    if (credential === undefined) throw unauthenticated();
    const forwardedFor = request.headers.get('x-forwarded-for');
    const address = clientAddress({ remoteAddress, forwardedFor, proxies });
    if (apiKeys !== null && credential.startsWith('hh_')) {
      return attempts.lookUp(address, credential, async () => apiKeys.holderOf(credential));
    }
    return (await bearerOf?.(credential)) ?? attempts.refuse(address);
  };
}

/** Once there was a key, it never opens again: to revoke the last one must let nobody in. */
function openUntilThereAreKeys({ apiKeys, mayBeOpen }: Authentication): () => Promise<boolean> {
  let isOpen = mayBeOpen;
  return async () => {
    if (isOpen && apiKeys !== null) isOpen = !(await apiKeys.areAny());
    return isOpen;
  };
}

function notForHere() {
  return forbidden(
    'This server asks nobody who they are, and answers by the names of its own machine only: ask ' +
      'http://localhost, or name the host in GRAPHQL_ALLOWED_HOSTS.',
  );
}
