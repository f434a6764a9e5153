import type { TokenBearer } from '@halfhour/core';
import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { cantTell } from './refusals.ts';

/** What tokens have to be. */
export interface TokenTerms {
  readonly issuer: string;
  readonly audience: string;
  /** Where the issuer's public keys are. */
  readonly jwksUrl: string;
  /** Of public keys only: what is signed with anything else is not looked at. */
  readonly algorithms: readonly string[];
  /** By how much the issuer's clock may differ from ours, seconds. */
  readonly clockSkewSeconds: number;
}

/** Tells whose a JSON web token is. @returns `null`: it is not good */
export type BearerOf = (token: string) => Promise<TokenBearer | null>;

/** The issuer is asked for its keys, ms. */
const TIMEOUT_MS = 5000;

/** Checks tokens by the keys of their issuer, which are remembered for ten minutes. */
export function createBearerOf(terms: TokenTerms, nowMs: () => number): BearerOf {
  const keyOf = issuersKeys(terms.jwksUrl);
  return async (token) => {
    try {
      const { payload } = await jwtVerify(token, keyOf, {
        issuer: terms.issuer,
        audience: terms.audience,
        algorithms: [...terms.algorithms],
        clockTolerance: terms.clockSkewSeconds,
        requiredClaims: ['exp', 'sub'],
        currentDate: new Date(nowMs()),
      });
      return bearerBy(payload);
    } catch (error) {
      if (error instanceof errors.JOSEError) return null;
      throw error;
    }
  };
}

/** A key that the issuer does not have is the bearer's fault, and all else the issuer's. */
function issuersKeys(url: string): JWTVerifyGetKey {
  const keySet = createRemoteJWKSet(new URL(url), { timeoutDuration: TIMEOUT_MS });
  return async (header, token) => {
    try {
      return await keySet(header, token);
    } catch (error) {
      if (error instanceof errors.JWKSNoMatchingKey) throw error;
      if (error instanceof errors.JWKSMultipleMatchingKeys) throw error;
      throw cantTell(
        'Whether this token is good can’t be told now: the keys of its issuer could not be read.',
      );
    }
  };
}

function bearerBy(claims: JWTPayload): TokenBearer {
  const { sub: subject = '', email, email_verified: isProven } = claims;
  return {
    kind: 'jwt',
    id: `jwt:${subject}`,
    subject,
    claims,
    email: typeof email === 'string' && isProven === true ? email : null,
  };
}
