import { expect, it } from 'vitest';
import { serverOf } from './ask.ts';

const REPORTS = 'https://reports.example.com';
const WALL = 'https://wall.example.com';

/** What a browser is told about a page of `origin`. */
async function told(origin: string, { corsOrigins = [] as string[], method = 'POST' } = {}) {
  const { server } = serverOf({ agents: ['ada'] }, { corsOrigins });
  const response = await server.fetch('http://localhost/graphql', {
    method,
    headers: {
      'content-type': 'application/json',
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization, x-elsewhere',
    },
    ...(method === 'POST' ? { body: '{"query":"{ __typename }"}' } : {}),
  });
  return Object.fromEntries(
    [...response.headers].filter(([name]) => name.startsWith('access-control')),
  );
}

it('lets no other origin read its answers unless it is told to', async () => {
  expect(await told(REPORTS)).toEqual({});
});

it('lets pages of the origins that are named read its answers, with no cookie', async () => {
  const corsOrigins = [REPORTS, WALL];
  for (const origin of corsOrigins) {
    expect(await told(origin, { corsOrigins })).toEqual({
      'access-control-allow-origin': origin,
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers':
        'authorization, content-type, if-none-match, x-graphql-yoga-csrf',
      'access-control-expose-headers': 'etag, retry-after, server-timing',
      'access-control-max-age': '600',
    });
  }
});

it.each([['POST'], ['OPTIONS']])(
  'tells others nothing, whatever they ask with %s',
  async (method) => {
    for (const corsOrigins of [[REPORTS], [REPORTS, WALL]]) {
      for (const origin of ['null', `${REPORTS}.elsewhere.example`, 'http://reports.example.com']) {
        expect(await told(origin, { corsOrigins, method })).toEqual({});
      }
    }
  },
);
