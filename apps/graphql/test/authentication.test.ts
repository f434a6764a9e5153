import { BlockList } from 'node:net';
import { createAccess, type Grant, NO_SIGHT, readSubject, type Sight } from '@halfhour/core';
import { at, type MemoryWorld, memoryWorld } from '@halfhour/core/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createAttempts, WRONG_LIMITS } from '../src/callers/attempts.ts';
import { createCallerOf } from '../src/callers/admitted-caller.ts';
import { type Authentication, createPrincipalOf } from '../src/callers/authenticate.ts';
import { createBearerOf } from '../src/callers/tokens.ts';
import { ask, serverOf } from './ask.ts';
import { AUDIENCE, ISSUER, startIssuer } from './issuer.ts';

const nowMs = () => at('12:00');
const KEY = `hh_${'a'.repeat(12)}_${'b'.repeat(64)}`;

let issuer: Awaited<ReturnType<typeof startIssuer>>;
beforeAll(async () => {
  issuer = await startIssuer(nowMs);
});
afterAll(async () => issuer.stop());

const WORLD: MemoryWorld = {
  agents: ['ada', 'bob'],
  teams: { t1: { name: 'Support', agents: ['ada'] } },
  asOfMs: nowMs(),
};

function rule(to: string, sight: Partial<Sight>): Grant {
  const subject = readSubject(to);
  if (subject === null) throw new Error(`${to} is no subject`);
  return { to: [subject], sight: { ...NO_SIGHT, ...sight } };
}

const RULES = [
  rule('key:wallboard', { teamIds: ['t1'] }),
  rule('jwt:auth0|7', { teamIds: ['t1'] }),
  rule('claim:roles=boss', { role: 'admin' }),
];

/** A server that asks who people are: it knows one key, called as the test says, and the issuer. */
function guarded({
  keyName = 'wallboard',
  ...authentication
}: Partial<Authentication> & { readonly keyName?: string | null } = {}) {
  const terms = { issuer: ISSUER, audience: AUDIENCE, jwksUrl: issuer.jwksUrl };
  const principalOf = createPrincipalOf({
    apiKeys: {
      areAny: async () => keyName !== null,
      holderOf: async (text) =>
        text === KEY && keyName !== null
          ? { kind: 'key', id: `key:${keyName}`, name: keyName }
          : null,
    },
    bearerOf: createBearerOf(
      { ...terms, algorithms: ['RS256', 'ES256'], clockSkewSeconds: 30 },
      nowMs,
    ),
    attempts: createAttempts({ limits: WRONG_LIMITS, logger: { info: () => undefined }, nowMs }),
    proxies: new BlockList(),
    mayBeOpen: false,
    allowedHosts: [],
    ...authentication,
  });
  const ports = memoryWorld(WORLD);
  const access = createAccess({ mode: 'rules', grants: async () => RULES, ...ports });
  const logged: object[] = [];
  const logger = {
    info: (fields: object) => logged.push(fields),
    error: (fields: object) => logged.push(fields),
  };
  const world = serverOf(WORLD, {
    callerOf: createCallerOf({ principalOf, access, logger, turnedAway: () => undefined }),
    logger,
  });
  const AGENTS = '{ agents { nodes { id } } }';
  return {
    world,
    logged,
    names: async (headers: Record<string, string>, query = AGENTS) =>
      ask(world, query, {}, { headers }),
    /** The whole response to whoever sends this. */
    response: async (
      headers: Record<string, string>,
      body: string = JSON.stringify({ query: AGENTS }),
    ) =>
      world.server.fetch('http://localhost/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body,
      }),
  };
}

const bearing = (token: string) => ({ authorization: `Bearer ${token}` });

it('lets in who has a good key, and shows whom the policy shows them', async () => {
  const { data, errors } = await guarded().names(bearing(KEY));
  expect(errors).toEqual([]);
  expect(data.agents.nodes).toEqual([{ id: 'ada' }]);
});

it('lets in the bearer of a good token, and tells a claim that a rule is for', async () => {
  const server = guarded();
  const viewer = await server.names(bearing(await issuer.token()));
  expect(viewer.data.agents.nodes).toEqual([{ id: 'ada' }]);
  const boss = await server.names(bearing(await issuer.token({ claims: { roles: ['boss'] } })));
  expect(boss.data.agents.nodes).toEqual([{ id: 'ada' }, { id: 'bob' }]);
});

it('asks who says nothing, and how to say it', async () => {
  const response = await guarded().response({});
  expect(response.status).toBe(401);
  expect(response.headers.get('www-authenticate')).toBe('Bearer realm="halfhour"');
  const body: unknown = await response.json();
  expect(body).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
});

it('reads nothing of what somebody asks who is not let in', async () => {
  const server = guarded();
  for (const query of ['{', '{ nothing }', '{ __schema { types { name } } }']) {
    const { status, errors } = await server.names({}, query);
    expect([status, errors.length]).toEqual([401, 1]);
    expect(errors[0]?.message).toMatch(/^Say who you are/u);
  }
});

/** Base64url of JSON. */
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

async function unsigned(alg: string): Promise<string> {
  const [, payload = ''] = (await issuer.token()).split('.');
  return `${part({ alg })}.${payload}.`;
}

const HALF_A_KEY = KEY.slice(0, 15);
const publicKeyAsSecret = () => new TextEncoder().encode(issuer.publicPem);

it.each<[string, () => Promise<string>]>([
  ['only begins like a key', async () => HALF_A_KEY],
  ['begins like a key and ends otherwise', async () => `${HALF_A_KEY}_${'c'.repeat(64)}`],
  ['is made up', async () => 'letmein'],
  ['has expired', async () => issuer.token({ expiresInSeconds: -31 })],
  ['never expires', async () => issuer.token({ expiresInSeconds: null })],
  ['is not good yet', async () => issuer.token({ validInSeconds: 60 })],
  ['is for somebody else', async () => issuer.token({ audience: 'another' })],
  ['is of another issuer', async () => issuer.token({ issuer: 'https://evil.example.com/' })],
  ['names nobody', async () => issuer.token({ claims: { sub: undefined } })],
  ['is signed by another', async () => issuer.token({ key: issuer.strangersKey })],
  [
    'is signed with a key that the issuer does not have',
    async () => issuer.token({ key: issuer.strangersKey, header: { kid: 'two' } }),
  ],
  [
    'brings its own key',
    async () => issuer.token({ key: issuer.strangersKey, header: { jwk: {} } }),
  ],
  ['is not signed', async () => unsigned('none')],
  ['is not signed, in other letters', async () => unsigned('nOnE')],
  [
    'is signed with the public key as a secret',
    async () => issuer.token({ key: publicKeyAsSecret(), header: { alg: 'HS256' } }),
  ],
  [
    'was changed',
    async () => (await issuer.token()).replace(/\.[^.]+\./u, `.${part({ sub: 'auth0|7' })}.`),
  ],
])('does not let in whose token %s', async (_what, token) => {
  const server = guarded();
  const text = await token();
  const response = await server.response(bearing(text));
  expect(response.status).toBe(401);
  expect(response.headers.get('www-authenticate')).toBe(
    'Bearer realm="halfhour", error="invalid_token"',
  );
  expect(await response.text()).not.toContain(text.slice(-20));
  expect(server.logged).toEqual([{ code: 'UNAUTHENTICATED' }]);
});

it('allows the clocks to differ by as much as is set, and no more', async () => {
  const { status } = await guarded().names(bearing(await issuer.token({ expiresInSeconds: -29 })));
  expect(status).toBe(200);
});

it.each(['Basic aGg6eA==', 'Bearer', `Bearer ${KEY} ${KEY}`, KEY, `hh ${KEY}`])(
  'takes %s for nobody',
  async (authorization) => {
    expect((await guarded().response({ authorization })).status).toBe(401);
  },
);

it('tells who is known and for whom no rule is', async () => {
  const { status, errors } = await guarded({ keyName: 'stranger' }).names(bearing(KEY));
  expect(status).toBe(403);
  expect(errors).toMatchObject([
    {
      message: 'No rule of the policy is for you, so that you may see nobody.',
      extensions: { code: 'FORBIDDEN' },
    },
  ]);
});

it('lets only administrators change what others see', async () => {
  const server = guarded();
  const mutation =
    'mutation { backfill(from: "2026-11-01T00:00:00Z", to: "2026-11-02T00:00:00Z") { from } }';
  const viewer = await server.names(bearing(KEY), mutation);
  expect([viewer.status, viewer.errors[0]?.extensions['code']]).toEqual([403, 'FORBIDDEN']);
  const boss = bearing(await issuer.token({ claims: { roles: 'boss' } }));
  const { errors } = await server.names(boss, mutation);
  expect(errors[0]?.message).toContain('HALFHOUR_SYNC is off');
});

it('asks the issuer once for its keys, and not for every token with a made-up key', async () => {
  const before = issuer.reads();
  const server = guarded();
  await server.names(bearing(await issuer.token()));
  for (const kid of ['x', 'y', 'z']) {
    await server.names(bearing(await issuer.token({ header: { kid }, key: issuer.strangersKey })));
  }
  expect(issuer.reads() - before).toBe(1);
});

it('says that it can not tell while the issuer does not give its keys', async () => {
  const silent = await startIssuer(nowMs);
  silent.silence();
  const terms = { issuer: ISSUER, audience: AUDIENCE, algorithms: ['RS256'], clockSkewSeconds: 0 };
  const bearerOf = createBearerOf({ ...terms, jwksUrl: silent.jwksUrl }, nowMs);
  const response = await guarded({ bearerOf }).response(bearing(await silent.token()));
  await silent.stop();
  expect(response.status).toBe(503);
  expect(response.headers.get('retry-after')).toBe('30');
  expect((await guarded({ bearerOf }).response(bearing(KEY))).status).toBe(200);
});

it('takes no tokens where none are configured', async () => {
  const server = guarded({ bearerOf: null });
  expect((await server.response(bearing(await issuer.token()))).status).toBe(401);
});

it('believes an e-mail address only where the issuer says that it has proven it', async () => {
  const terms = { issuer: ISSUER, audience: AUDIENCE, algorithms: ['RS256'], clockSkewSeconds: 0 };
  const bearerOf = createBearerOf({ ...terms, jwksUrl: issuer.jwksUrl }, nowMs);
  const email = 'ada@example.com';
  const emailOf = async (claims: object) => {
    const token = await issuer.token({ claims: { email, ...claims } });
    return (await bearerOf(token))?.email;
  };
  expect(await emailOf({ email_verified: true })).toBe(email);
  for (const proof of [undefined, false, 'true', 1]) {
    expect(await emailOf({ email_verified: proof })).toBeNull();
  }
});

const open = { keyName: null, bearerOf: null, mayBeOpen: true } as const;

it('lets everybody in on a machine of one’s own as long as there is no way to say who one is', async () => {
  const { status, data } = await guarded(open).names({});
  expect([status, data.agents.nodes.length]).toEqual([200, 2]);
});

it('never lets in with a wrong key whom it would let in without', async () => {
  expect((await guarded(open).response(bearing(KEY))).status).toBe(401);
});

it('closes with the first key for good', async () => {
  let areAny = false;
  const apiKeys = { areAny: async () => areAny, holderOf: async () => null };
  const server = guarded({ ...open, apiKeys });
  expect((await server.response({})).status).toBe(200);
  areAny = true;
  expect((await server.response({})).status).toBe(401);
  areAny = false;
  expect((await server.response({})).status).toBe(401);
});

it.each([
  ['evil.example.com', 403],
  ['evil.example.com:4000', 403],
  ['localhost.evil.example.com', 403],
  ['127.0.0.1.evil.example.com', 403],
  ['192.168.0.7:4000', 403],
  ['box.internal', 200],
  ['Box.Internal:4000', 200],
  ['localhost:4000', 200],
  ['dev.localhost', 200],
  ['127.0.0.1:4000', 200],
  ['[::1]:4000', 200],
])('is not led to by a page of the web, under the name %s: %i', async (host, status) => {
  const server = guarded({ ...open, allowedHosts: ['box.internal'] });
  expect((await server.response({ host })).status).toBe(status);
});

it('tells the schema, and shows GraphiQL, only where it may', async () => {
  const query = '{ __schema { queryType { name } } }';
  const page = { headers: { accept: 'text/html' } };
  const shown = serverOf({});
  expect((await ask(shown, query)).errors).toEqual([]);
  const hidden = serverOf({}, { showsSchema: false, showsGraphiql: false });
  expect((await ask(hidden, query)).errors[0]?.message).toContain('introspection');
  const response = await hidden.server.fetch('http://localhost/graphql', page);
  expect(response.headers.get('content-type') ?? '').not.toContain('html');
});

it('answers about its health to whoever asks', async () => {
  const { world } = guarded();
  expect((await world.server.fetch('http://localhost/health/live')).status).toBe(200);
});
