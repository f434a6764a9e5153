import { type Halfhour, SettingsError } from '@halfhour/core';
import type { Env } from '../env.ts';
import type { Logger } from '../logger.ts';
import { createCallerOf } from './admitted-caller.ts';
import { createAttempts, WRONG_LIMITS } from './attempts.ts';
import { createPrincipalOf } from './authenticate.ts';
import type { CallerOf } from './caller.ts';
import { isLoopback } from './local-host.ts';
import { isProduction, tokenTerms } from './settings.ts';
import { createBearerOf } from './tokens.ts';

/** What {@link openCallers} needs. */
export interface CallersDeps extends Pick<Halfhour, 'access' | 'apiKeys'> {
  readonly logger: Logger;
  readonly nowMs: () => number;
  /** Hears of each who was not let in, and why. */
  readonly turnedAway: (code: string) => void;
}

/** Who is let in, by the settings. */
export interface Callers {
  readonly callerOf: CallerOf;
  /** Whether whoever reaches the server is let in now, to everything. */
  readonly isOpen: boolean;
}

/**
 * Decides by the settings who is let in.
 *
 * @throws SettingsError when nobody could be known, and others than those of this machine could ask
 */
export async function openCallers(
  env: Env,
  { access, apiKeys, logger, nowMs, turnedAway }: CallersDeps,
): Promise<Callers> {
  const terms = tokenTerms(env);
  const isAlone = !isProduction(env) && isLoopback(env.GRAPHQL_HOST);
  const hasKeys = (await apiKeys?.isAnyGood()) ?? false;
  if (!isAlone && terms === null && !hasKeys) throw nobodyIsKnown(apiKeys !== null);
  const mayBeOpen = isAlone && terms === null;
  const principalOf = createPrincipalOf({
    apiKeys,
    bearerOf: terms === null ? null : createBearerOf(terms, nowMs),
    attempts: createAttempts({ limits: WRONG_LIMITS, logger, nowMs }),
    proxies: env.GRAPHQL_TRUSTED_PROXIES,
    mayBeOpen,
    allowedHosts: env.GRAPHQL_ALLOWED_HOSTS,
  });
  return {
    callerOf: createCallerOf({ principalOf, access, logger, turnedAway }),
    isOpen: mayBeOpen && !((await apiKeys?.areAny()) ?? false),
  };
}

function nobodyIsKnown(mayHaveKeys: boolean): SettingsError {
  const ways = mayHaveKeys
    ? 'make an API key with `pnpm keys create <name> --admin` (there is none that is good), or set '
    : 'set HALFHOUR_SYNC to all and make an API key with `pnpm keys create <name> --admin`, or set ';
  return new SettingsError([
    'GRAPHQL_HOST or NODE_ENV=production lets others ask, and nothing tells who they are: ' +
      `${ways}GRAPHQL_JWT_ISSUER, GRAPHQL_JWT_AUDIENCE and GRAPHQL_JWT_JWKS_URL.`,
  ]);
}
