import { createAccess } from '@halfhour/core';
import { memoryWorld } from '@halfhour/core/testing';
import { expect, it } from 'vitest';
import { readEnv } from '../env.ts';
import { openCallers } from './open-callers.ts';

const LOGIN = { GENESYS_CLIENT_ID: 'an-id', GENESYS_CLIENT_SECRET: 'a-secret' };
const JWT = {
  GRAPHQL_JWT_ISSUER: 'https://login.example.com/',
  GRAPHQL_JWT_AUDIENCE: 'halfhour',
  GRAPHQL_JWT_JWKS_URL: 'https://login.example.com/jwks.json',
};
const PRODUCTION = { NODE_ENV: 'production' };

/** Whether anybody is let in with these settings, and with keys that are good, are not, or are none. */
async function opening(
  variables: Record<string, string>,
  keys: 'good' | 'revoked' | 'none' | 'nothing kept' = 'none',
) {
  const apiKeys = {
    areAny: async () => keys !== 'none',
    isAnyGood: async () => keys === 'good',
    holderOf: async () => null,
  };
  const { isOpen } = await openCallers(readEnv({ ...LOGIN, ...variables }), {
    access: createAccess({ mode: 'reports', ...memoryWorld({ agents: [], asOfMs: 0 }) }),
    apiKeys: keys === 'nothing kept' ? null : apiKeys,
    logger: { info: () => undefined, error: () => undefined },
    nowMs: () => 0,
    turnedAway: () => undefined,
  });
  return isOpen ? 'open' : 'guarded';
}

it.each([
  ['open', {}, 'none'],
  ['open', {}, 'nothing kept'],
  ['guarded', {}, 'good'],
  ['guarded', {}, 'revoked'],
  ['guarded', JWT, 'none'],
  ['guarded', { ...PRODUCTION }, 'good'],
  ['guarded', { ...PRODUCTION, ...JWT }, 'none'],
  ['guarded', { ...PRODUCTION, ...JWT }, 'nothing kept'],
  ['guarded', { GRAPHQL_HOST: '0.0.0.0' }, 'good'],
  ['guarded', { ...PRODUCTION, GRAPHQL_HOST: '::', GRAPHQL_TLS_IN_FRONT: 'true' }, 'good'],
] as const)('is %s with %o and keys: %s', async (is, variables, keys) => {
  expect(await opening(variables, keys)).toBe(is);
});

it.each([
  [PRODUCTION, 'none', 'make an API key with `pnpm keys create <name> --admin`'],
  [PRODUCTION, 'revoked', 'there is none that is good'],
  [PRODUCTION, 'nothing kept', 'set HALFHOUR_SYNC to all and make an API key'],
  [{ GRAPHQL_HOST: '0.0.0.0' }, 'none', 'nothing tells who they are'],
  [{ GRAPHQL_HOST: '192.168.0.7' }, 'none', 'nothing tells who they are'],
] as const)(
  'does not start where nobody could be known: %o, keys: %s',
  async (variables, keys, why) => {
    await expect(opening(variables, keys)).rejects.toMatchObject({
      name: 'SettingsError',
      message: expect.stringContaining(why),
    });
  },
);

it.each([
  [{ ...PRODUCTION, GRAPHQL_HOST: '0.0.0.0' }, /^GRAPHQL_HOST is not of this machine alone/u],
  [{ GRAPHQL_TLS_IN_FRONT: 'yes' }, /^GRAPHQL_TLS_IN_FRONT must be true or false/u],
  [{ GRAPHQL_JWT_ISSUER: 'x' }, /^GRAPHQL_JWT_AUDIENCE and GRAPHQL_JWT_JWKS_URL must be set/u],
  [{ ...JWT, GRAPHQL_JWT_JWKS_URL: 'http://login.example.com/' }, /must begin with https/u],
  [{ ...JWT, GRAPHQL_JWT_ALGORITHMS: 'RS256,HS256' }, /^GRAPHQL_JWT_ALGORITHMS must be some of/u],
  [{ ...JWT, GRAPHQL_JWT_ALGORITHMS: 'none' }, /^GRAPHQL_JWT_ALGORITHMS must be some of/u],
  [{ GRAPHQL_JWT_CLOCK_SKEW_SECONDS: '301' }, /from 0 to 300/u],
  [{ GRAPHQL_TRUSTED_PROXIES: '10.0.0.0/33' }, /^GRAPHQL_TRUSTED_PROXIES must be IP addresses/u],
  [{ GRAPHQL_TRUSTED_PROXIES: 'proxy.example.com' }, /must be IP addresses or networks/u],
])('refuses settings that let in too many: %o', (variables, problem) => {
  expect(() => readEnv({ ...LOGIN, ...variables })).toThrow(
    expect.objectContaining({ problems: [expect.stringMatching(problem)] }),
  );
});
