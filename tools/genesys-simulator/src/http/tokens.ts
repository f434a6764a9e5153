import { randomBytes } from 'node:crypto';

/** The access tokens given out so far, in this run alone. */
export interface Tokens {
  /** A new token that nobody can guess. */
  issue(): string;
  /** Whether the token is ours and still good. */
  isGood(token: string): boolean;
  /** Ends every token now. */
  expireAll(): void;
}

/** @param uptimeMs - a clock that only goes forward, by which tokens age. */
export function createTokens(lifetimeSeconds: number, uptimeMs: () => number): Tokens {
  const expiryMs = new Map<string, number>();
  return {
    issue() {
      const token = randomBytes(48).toString('base64url');
      expiryMs.set(token, uptimeMs() + lifetimeSeconds * 1000);
      return token;
    },
    isGood: (token) => (expiryMs.get(token) ?? -Infinity) > uptimeMs(),
    expireAll: () => expiryMs.clear(),
  };
}
