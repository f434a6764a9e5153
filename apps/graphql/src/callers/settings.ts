import { wholeNumber, yesOrNo } from '@halfhour/core';
import { z } from 'zod';
import { proxiesAt } from './client-address.ts';
import { isLoopback } from './local-host.ts';
import type { TokenTerms } from './tokens.ts';

/** Of public keys. With a shared secret whoever checks tokens could make them, and none needs no key. */
const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
];

/** What is there while people try things, and in production only where it is asked for. */
const outsideProduction = z
  .enum(['true', 'false'], 'must be true or false.')
  .transform((value) => value === 'true')
  .optional();

/** Who may ask, and how the server is reached. */
export const callerSettings = {
  /** `production` lets nobody in who does not say who they are. */
  NODE_ENV: z.string().optional(),
  GRAPHQL_JWT_ISSUER: z.string().optional(),
  GRAPHQL_JWT_AUDIENCE: z.string().optional(),
  GRAPHQL_JWT_JWKS_URL: z
    .url('must be a URL.')
    .refine(isPrivate, 'must begin with https://, or lead to this machine.')
    .optional(),
  GRAPHQL_JWT_ALGORITHMS: z
    .string()
    .default('RS256,ES256')
    .transform(listOf)
    .refine(
      (names) => names.length > 0 && names.every((name) => ALGORITHMS.includes(name)),
      `must be some of ${ALGORITHMS.join(', ')}, with commas between.`,
    ),
  GRAPHQL_JWT_CLOCK_SKEW_SECONDS: wholeNumber(0, 300, 'a whole number of seconds').default(30),
  GRAPHQL_TLS_IN_FRONT: yesOrNo(),
  GRAPHQL_TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((text) => proxiesAt(listOf(text)))
    .refine(
      (proxies) => proxies !== null,
      'must be IP addresses or networks such as 10.0.0.0/8, with commas between.',
    ),
  GRAPHQL_ALLOWED_HOSTS: z
    .string()
    .default('')
    .transform((text) => listOf(text.toLowerCase())),
  GRAPHQL_GRAPHIQL: outsideProduction,
  GRAPHQL_INTROSPECTION: outsideProduction,
};

type CallerEnv = z.output<z.ZodObject<typeof callerSettings>>;

/** What is wrong with settings that are right each by itself. */
export function callerProblems(env: CallerEnv & { readonly GRAPHQL_HOST: string }): string[] {
  const named = JWT_SETTINGS.filter((name) => env[name] !== undefined);
  const missing = JWT_SETTINGS.filter((name) => env[name] === undefined);
  const isOpenToOthers = !isLoopback(env.GRAPHQL_HOST);
  return [
    ...(named.length > 0 && missing.length > 0
      ? [`${missing.join(' and ')} must be set where ${named.join(' and ')} is.`]
      : []),
    ...(isProduction(env) && isOpenToOthers && !env.GRAPHQL_TLS_IN_FRONT
      ? [
          'GRAPHQL_HOST is not of this machine alone, and keys and numbers would go over the wire for all ' +
            'to read: put something before it that speaks TLS and set GRAPHQL_TLS_IN_FRONT=true, or listen ' +
            'on 127.0.0.1.',
        ]
      : []),
  ];
}

/** Whether people depend on it. */
export function isProduction({ NODE_ENV }: Pick<CallerEnv, 'NODE_ENV'>): boolean {
  return NODE_ENV === 'production';
}

/** What tokens have to be. @returns `null`: none are taken */
export function tokenTerms(env: CallerEnv): TokenTerms | null {
  const { GRAPHQL_JWT_ISSUER, GRAPHQL_JWT_AUDIENCE, GRAPHQL_JWT_JWKS_URL } = env;
  if (
    GRAPHQL_JWT_ISSUER === undefined ||
    GRAPHQL_JWT_AUDIENCE === undefined ||
    GRAPHQL_JWT_JWKS_URL === undefined
  ) {
    return null;
  }
  return {
    issuer: GRAPHQL_JWT_ISSUER,
    audience: GRAPHQL_JWT_AUDIENCE,
    jwksUrl: GRAPHQL_JWT_JWKS_URL,
    algorithms: env.GRAPHQL_JWT_ALGORITHMS,
    clockSkewSeconds: env.GRAPHQL_JWT_CLOCK_SKEW_SECONDS,
  };
}

const JWT_SETTINGS = [
  'GRAPHQL_JWT_ISSUER',
  'GRAPHQL_JWT_AUDIENCE',
  'GRAPHQL_JWT_JWKS_URL',
] as const;

function isPrivate(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}

function listOf(text: string): string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
