import { once } from 'node:events';
import { createServer } from 'node:http';
import { createAccess, type TokenBearer } from '@halfhour/core';
import { at, memoryWorld } from '@halfhour/core/testing';
import { afterEach, expect, it } from 'vitest';
import { createCallerOf } from '../src/callers/admitted-caller.ts';
import { createAttempts } from '../src/callers/attempts.ts';
import { createPrincipalOf } from '../src/callers/authenticate.ts';
import { proxiesAt } from '../src/callers/client-address.ts';
import { serverOf } from './ask.ts';

const keyOf = (id: number) => `hh_${id.toString(16).padStart(12, '0')}_${'b'.repeat(64)}`;
const KEY = keyOf(0xa11);
const OTHER_KEY = keyOf(0xb0b);
const TOKEN = 'a.good.token';
const BEARER: TokenBearer = { kind: 'jwt', id: 'jwt:7', subject: '7', claims: {}, email: null };
const LIMITS = { perAddress: 6, inAll: 10 };

const open: { close: () => void }[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

/** A server at a port of this machine, that believes this machine where requests come from. */
async function listening({ trusted = ['127.0.0.1'] }: { readonly trusted?: string[] } = {}) {
  const proxies = proxiesAt(trusted);
  if (proxies === null) throw new Error('These are no places.');
  const state = { nowMs: at('12:00'), good: new Set([KEY, OTHER_KEY]), isDatabaseAway: false };
  const lookedUp: string[] = [];
  const logged: string[] = [];
  const turnedAway: string[] = [];
  const nowMs = () => state.nowMs;
  const logger = {
    info: (_: object, message: string) => void logged.push(message),
    error: () => undefined,
  };
  const principalOf = createPrincipalOf({
    apiKeys: {
      areAny: async () => true,
      async holderOf(key) {
        lookedUp.push(key);
        if (state.isDatabaseAway) throw new Error('The database is away.');
        return state.good.has(key) ? { kind: 'key', id: `key:${key}`, name: key } : null;
      },
    },
    bearerOf: async (token) => (token === TOKEN ? BEARER : null),
    attempts: createAttempts({ limits: LIMITS, logger, nowMs }),
    proxies,
    mayBeOpen: false,
    allowedHosts: [],
  });
  const access = createAccess({ mode: 'open', ...memoryWorld({ agents: [], asOfMs: 0 }) });
  const { server } = serverOf(
    {},
    {
      callerOf: createCallerOf({
        principalOf,
        access,
        logger,
        turnedAway: (code) => void turnedAway.push(code),
      }),
    },
  );
  const http = createServer((...exchange) => void server(...exchange));
  await once(http.listen(0, '127.0.0.1'), 'listening');
  open.push(http);
  const address = http.address();
  const port = typeof address === 'object' ? address?.port : undefined;

  /** What somebody at an address is answered. */
  async function response(credential: string, from = '198.51.100.1') {
    return fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${credential}`,
        'x-forwarded-for': from,
      },
      body: '{"query":"{ __typename }"}',
    });
  }
  const status = async (credential: string, from?: string) =>
    (await response(credential, from)).status;
  /** Sends as many wrong keys as are looked up from one address. */
  async function flood(from?: string) {
    for (let id = 0; id < LIMITS.perAddress; id += 1) {
      expect(await status(keyOf(id), from)).toBe(401);
    }
    lookedUp.length = 0;
  }
  return { state, lookedUp, logged, turnedAway, response, status, flood };
}

it('answers 429 once too many wrong keys have come from an address, and looks none up any more', async () => {
  const { response, flood, lookedUp, state, status } = await listening();
  await flood();
  const refused = await response(keyOf(77));
  expect(refused.status).toBe(429);
  expect(refused.headers.get('retry-after')).toBe('10');
  expect(await refused.json()).toMatchObject({
    errors: [{ extensions: { code: 'RATE_LIMITED', retryAfterMs: 10_000 } }],
  });
  expect(lookedUp).toEqual([]);
  state.nowMs += 10_000;
  expect(await status(keyOf(77))).toBe(401);
  expect(await status(keyOf(78))).toBe(429);
  expect(lookedUp).toEqual([keyOf(77)]);
});

it('never refuses a key that was good before for the wrong ones of others behind its address', async () => {
  const { status, flood, lookedUp } = await listening();
  expect(await status(KEY)).toBe(200);
  await flood();
  expect([await status(KEY), await status(KEY)]).toEqual([200, 200]);
  expect(lookedUp).toEqual([KEY, KEY]);
  expect(await status(OTHER_KEY)).toBe(429);
});

it('takes a key that was good and is revoked for a wrong one from then on', async () => {
  const { status, flood, lookedUp, state } = await listening();
  expect(await status(KEY)).toBe(200);
  await flood();
  state.good.delete(KEY);
  expect([await status(KEY), await status(KEY)]).toEqual([429, 429]);
  expect(lookedUp).toEqual([KEY]);
});

it('counts nothing for keys that are good, however many', async () => {
  const { status, flood } = await listening();
  for (let times = 0; times <= LIMITS.inAll; times += 1) expect(await status(KEY)).toBe(200);
  await flood();
});

it('looks up no more than that of keys that come at once', async () => {
  const { status, lookedUp } = await listening();
  const ids = Array.from({ length: 40 }, (_, id) => id);
  const statuses = await Promise.all(ids.map(async (id) => status(keyOf(id))));
  expect(statuses.filter((one) => one === 401)).toHaveLength(LIMITS.perAddress);
  expect(statuses.filter((one) => one === 429)).toHaveLength(40 - LIMITS.perAddress);
  expect(lookedUp).toHaveLength(LIMITS.perAddress);
});

it('lets others come while one address has sent too many', async () => {
  const { status, flood } = await listening();
  await flood('198.51.100.1');
  expect(await status(KEY, '198.51.100.2')).toBe(200);
  expect(await status(keyOf(1), '198.51.100.2')).toBe(401);
});

it('bounds what comes from all addresses together', async () => {
  const { status, lookedUp } = await listening();
  const statuses: number[] = [];
  for (let id = 0; id < 15; id += 1) statuses.push(await status(keyOf(id), `203.0.113.${id}`));
  expect(statuses.filter((one) => one === 401)).toHaveLength(LIMITS.inAll);
  expect(lookedUp).toHaveLength(LIMITS.inAll);
});

it('does not believe whoever is no proxy from where a request comes', async () => {
  const { status, lookedUp } = await listening({ trusted: [] });
  for (let id = 0; id < 15; id += 1) await status(keyOf(id), `203.0.113.${id}`);
  expect(lookedUp).toHaveLength(LIMITS.perAddress);
});

it('answers 429 to tokens that are wrong likewise, and never to one that is good', async () => {
  const { status, flood } = await listening();
  for (let times = 0; times < LIMITS.perAddress; times += 1) {
    expect(await status('a.wrong.token')).toBe(401);
  }
  expect(await status('a.wrong.token')).toBe(429);
  expect(await status(TOKEN)).toBe(200);
  await expect(flood()).rejects.toThrow('429');
});

it('counts nothing while the database is away', async () => {
  const { status, state } = await listening();
  state.isDatabaseAway = true;
  for (let times = 0; times <= LIMITS.inAll; times += 1) expect(await status(KEY)).toBe(503);
  state.isDatabaseAway = false;
  expect(await status(KEY)).toBe(200);
});

it('is not made to write a line for each of them, and counts them all', async () => {
  const { status, flood, logged, turnedAway } = await listening();
  await flood();
  for (let times = 0; times < 30; times += 1) await status(keyOf(99));
  expect(logged.filter((line) => line === 'not let in')).toHaveLength(LIMITS.perAddress);
  expect(logged.filter((line) => line === 'too many wrong keys or tokens')).toHaveLength(5);
  expect(turnedAway.filter((code) => code === 'RATE_LIMITED')).toHaveLength(30);
  expect(turnedAway.filter((code) => code === 'UNAUTHENTICATED')).toHaveLength(LIMITS.perAddress);
});
