import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { SettingsError } from '@halfhour/core';
import { expect, it } from 'vitest';
import { ENV_NAMES, readEnv } from './env.ts';

const LOGIN = { GENESYS_CLIENT_ID: 'an-id', GENESYS_CLIENT_SECRET: 'a-secret' };

it('listens on loopback and port 4000 when nothing is said', () => {
  expect(readEnv(LOGIN)).toMatchObject({ GRAPHQL_HOST: '127.0.0.1', GRAPHQL_PORT: 4000 });
});

it('reads exactly the names that are documented', () => {
  expect(ENV_NAMES.toSorted()).toEqual([
    'DATABASE_URL',
    'GENESYS_CLIENT_ID',
    'GENESYS_CLIENT_SECRET',
    'GENESYS_ENV',
    'GENESYS_GATEWAY_URL',
    'GENESYS_REQUESTS_PER_MINUTE',
    'GRAPHQL_ALLOWED_HOSTS',
    'GRAPHQL_CORS_ORIGINS',
    'GRAPHQL_COST_PER_MINUTE',
    'GRAPHQL_GRAPHIQL',
    'GRAPHQL_HOST',
    'GRAPHQL_INTROSPECTION',
    'GRAPHQL_JWT_ALGORITHMS',
    'GRAPHQL_JWT_AUDIENCE',
    'GRAPHQL_JWT_CLOCK_SKEW_SECONDS',
    'GRAPHQL_JWT_ISSUER',
    'GRAPHQL_JWT_JWKS_URL',
    'GRAPHQL_LARGE_ANSWERS',
    'GRAPHQL_METRICS_PORT',
    'GRAPHQL_OPERATIONS',
    'GRAPHQL_OPERATIONS_ONLY',
    'GRAPHQL_PORT',
    'GRAPHQL_TIMEOUT_SECONDS',
    'GRAPHQL_TLS_IN_FRONT',
    'GRAPHQL_TRUSTED_PROXIES',
    'HALFHOUR_ACCESS',
    'HALFHOUR_AUDIT_DAYS',
    'HALFHOUR_DATA',
    'HALFHOUR_METRICS_HOST',
    'HALFHOUR_NAMES',
    'HALFHOUR_RETENTION_DAYS',
    'HALFHOUR_SETTLE_MINUTES',
    'HALFHOUR_SHIFTS',
    'HALFHOUR_SYNC',
    'HALFHOUR_ZONE',
    'LOG_LEVEL',
    'NODE_ENV',
    'OTEL_EXPORTER_OTLP_ENDPOINT',
    'POSTGRES_BIN_DIR',
  ]);
});

it.each([
  '*',
  'null',
  'reports.example.com',
  'https://reports.example.com/',
  'https://a.example/b',
])('takes no %s for an origin whose pages may read answers', (origin) => {
  const origins = `https://reports.example.com, ${origin}`;
  expect(() => readEnv({ ...LOGIN, GRAPHQL_CORS_ORIGINS: origins })).toThrow(
    'GRAPHQL_CORS_ORIGINS must be origins such as https://reports.example.com, separated by commas',
  );
});

it('takes no budget that is too small for one question', () => {
  expect(() => readEnv({ ...LOGIN, GRAPHQL_COST_PER_MINUTE: '1199999' })).toThrow(
    'GRAPHQL_COST_PER_MINUTE must be a whole number from 1200000 to',
  );
});

it('tells every problem at once', () => {
  expect(() =>
    readEnv({ GRAPHQL_PORT: '70000', GRAPHQL_HOST: 'a host', LOG_LEVEL: 'loud' }),
  ).toThrow(SettingsError);
});

it('does not start with wrong settings, and prints all of them without a secret', () => {
  const main = fileURLToPath(new URL('main.ts', import.meta.url));
  const { status, stderr, stdout } = spawnSync(process.execPath, [main], {
    env: { GENESYS_CLIENT_SECRET: 'hunter2', GENESYS_ENV: 'mars', GRAPHQL_PORT: '70000' },
    encoding: 'utf8',
  });
  expect(status).toBe(1);
  expect(stdout).toBe('');
  const problems = [
    'GENESYS_CLIENT_ID is missing',
    'GENESYS_ENV is not usable',
    'GRAPHQL_PORT must be',
  ];
  for (const problem of problems) expect(stderr).toContain(problem);
  expect(stderr).toContain('`pnpm dev` uses a simulator');
  expect(stderr).not.toContain('hunter2');
});
