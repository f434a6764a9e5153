import { GenesysAuthError, GenesysTimeoutError } from '@halfhour/core';
import { createReadiness } from '@halfhour/service';
import { expect, it } from 'vitest';
import { canAnswer } from '../src/can-answer.ts';
import { serverOf } from './ask.ts';
import { STATUS, type Status } from './sync-status.ts';

const EMPTY = { MISSING: 72, RUNNING: 0, PROVISIONAL: 0, SETTLED: 0, FINAL: 0 };

const GENESYS = {
  answers: async () => ({ body: {}, headers: {} }),
  'refuses the login': async () => Promise.reject(new GenesysAuthError('wrong secret')),
  'is silent': async () => Promise.reject(new GenesysTimeoutError('no answer')),
};

const REACHABLE = {
  store: 'reachable',
  schema: 'current',
  disk: 'has room',
  genesys: 'silent',
  lagMs: 900_000,
};

const KEPT = {
  nothing: null,
  'half hours': async () => STATUS,
  'nothing yet': async () => ({ ...STATUS, halfHours: EMPTY }),
  'something in a database that is away': async () => Promise.reject(new Error('away')),
} satisfies Record<string, (() => Promise<Status>) | null>;

/** What `/health/ready` says. */
async function ready(genesys: keyof typeof GENESYS, kept: keyof typeof KEPT) {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one request, of which only the outcome matters
  const client = { call: GENESYS[genesys] } as Parameters<typeof canAnswer>[0]['client'];
  const status = KEPT[kept];
  const health = async () => {
    const sync = await status?.().catch(() => null);
    return sync ? { schema: 'current' as const, hasRoom: true, sync } : null;
  };
  const sources = { client, kept: status === null ? null : { health } };
  const readiness = createReadiness({ check: async () => canAnswer(sources), nowMs: () => 0 });
  const response = await serverOf({}, { readiness }).server.fetch('http://localhost/health/ready');
  return [response.status, await response.json()];
}

it.each([
  ['answers', 'half hours'],
  ['refuses the login', 'half hours'],
  ['is silent', 'half hours'],
  ['answers', 'nothing yet'],
] as const)(
  'is ready while Genesys %s and %s are kept, and tells how far behind',
  async (genesys, kept) => {
    expect(await ready(genesys, kept)).toEqual([200, { status: 'ready', ...REACHABLE }]);
  },
);

it('is ready without a store while Genesys answers', async () => {
  expect(await ready('answers', 'nothing')).toEqual([200, { status: 'ready', store: 'none' }]);
});

it.each([
  ['refuses the login', 'nothing', { store: 'none' }],
  ['is silent', 'nothing', { store: 'none' }],
  ['refuses the login', 'nothing yet', REACHABLE],
  ['answers', 'something in a database that is away', { store: 'unreachable' }],
] as const)('is not ready while Genesys %s and %s is kept', async (genesys, kept, details) => {
  expect(await ready(genesys, kept)).toEqual([503, { status: 'unavailable', ...details }]);
});
