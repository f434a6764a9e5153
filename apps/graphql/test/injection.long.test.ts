import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Halfhour, halfhourSettings, openHalfhour, readSettings } from '@halfhour/core';
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  getNamedType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
  isScalarType,
} from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { schema } from '../src/schema/index.ts';
import { ask, serverOf } from './ask.ts';
import { type Organisation, startOrganisation } from './simulated-organisation.ts';

const NOW_MS = Date.parse('2026-11-20T14:47:11.250Z');
const DAY = 'from: "2026-11-20T00:00:00Z", to: "2026-11-20T12:00:00Z"';
const { signal } = new AbortController();

let genesys: Organisation;
let dir: string;
let halfhour: Halfhour;
let world: ReturnType<typeof serverOf>;

beforeAll(async () => {
  genesys = await startOrganisation(NOW_MS, { agents: 4, days: 2 });
  dir = await mkdtemp(join(tmpdir(), 'halfhour-injection-'));
  const env = readSettings(halfhourSettings(dir), {
    GENESYS_CLIENT_ID: 'simulator',
    GENESYS_CLIENT_SECRET: 'simulator-secret',
    GENESYS_GATEWAY_URL: genesys.url,
    GENESYS_REQUESTS_PER_MINUTE: '100000',
    HALFHOUR_DATA: 'store',
  });
  const log = { debug: () => undefined, info: () => undefined, warn: () => undefined };
  halfhour = await openHalfhour(env, { name: 'test', log, syncs: false });
  world = serverOf({}, { ...halfhour, report: { ...halfhour.report, nowMs: () => NOW_MS } });
  for (let left = 1; left > 0;) left = (await halfhour.kept?.sync.runOnce(signal))?.left ?? 0;
});
afterAll(async () => {
  await halfhour.close();
  genesys.close();
  await rm(dir, { recursive: true });
});

const INJECTIONS = [
  "'; drop table agent cascade; --",
  "' or '1'='1",
  `") or true --`,
  "x' union select version(), current_user --",
  '$1',
  '{a,b}',
  "\\'; select pg_sleep(60); --",
  '%',
  'null',
  '../../../etc/passwd',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\u202e',
  '${7*7}{{7*7}}<script>',
];

/** A text somewhere in the arguments of a field: the argument, and how the text stands in it. */
interface Place {
  readonly field: string;
  readonly argument: string;
  /** The field's arguments with this text in the place. */
  readonly with: (text: string) => Record<string, unknown>;
}

/** Values for what has to be given, which the schema takes. */
function valueFor(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return valueFor(type.ofType);
  if (isListType(type)) return [valueFor(type.ofType)];
  if (isInputObjectType(type)) {
    return Object.fromEntries(
      Object.values(type.getFields())
        .filter(isRequiredInputField)
        .map((field) => [field.name, valueFor(field.type)]),
    );
  }
  const values: Record<string, unknown> = {
    DateTime: '2026-11-20T09:00:00Z',
    LocalDate: '2026-11-20',
    Int: 1,
    Float: 1,
    Boolean: false,
    ID: '1',
    String: '1',
  };
  if (isScalarType(type)) return values[type.name];
  return 'getValues' in type ? type.getValues()[0]?.name : undefined;
}

/** Each way to the texts in a type, as what makes a value of a text. */
function textsIn(type: GraphQLInputType): ((text: string) => unknown)[] {
  if (isNonNullType(type)) return textsIn(type.ofType);
  if (isListType(type)) return textsIn(type.ofType).map((make) => (text) => [make(text)]);
  if (isInputObjectType(type)) {
    const given = valueFor(type);
    return Object.values(type.getFields()).flatMap((field) =>
      textsIn(field.type).map((make) => (text) => ({
        ...(typeof given === 'object' ? given : {}),
        [field.name]: make(text),
      })),
    );
  }
  return isScalarType(type) && !['Int', 'Float', 'Boolean'].includes(type.name)
    ? [(text) => text]
    : [];
}

function placesOf(field: GraphQLField<unknown, unknown>): Place[] {
  const required = field.args
    .filter(isRequiredArgument)
    .map(({ name, type }: GraphQLArgument) => [name, valueFor(type)]);
  return field.args.flatMap(({ name, type }) =>
    textsIn(type).map((make) => ({
      field: field.name,
      argument: name,
      with: (text) => ({ ...Object.fromEntries(required), [name]: make(text) }),
    })),
  );
}

const queries = Object.values(schema.getQueryType()?.getFields() ?? {});
const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});

/** The operation that asks for a field with these arguments. */
function operation(kind: string, field: GraphQLField<unknown, unknown>): string {
  const variables = field.args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const given = field.args.map(({ name }) => `${name}: $${name}`).join(', ');
  const isLeaf = isScalarType(getNamedType(field.type));
  return `${kind} (${variables}) { ${field.name}(${given}) ${isLeaf ? '' : '{ __typename }'} }`;
}

async function counted(): Promise<unknown> {
  const { data } = await ask(
    world,
    `{ agents { totalCount nodes { id name } } utilization(${DAY}) { intervals { busy tTalk } } }`,
  );
  return data;
}

const places = [
  ...queries.map((field) => ({ kind: 'query', field })),
  ...mutations.map((field) => ({ kind: 'mutation', field })),
].flatMap(({ kind, field }) =>
  placesOf(field).map((place) => ({ ...place, query: operation(kind, field) })),
);

it('knows many places for texts', () => {
  expect(places.length).toBeGreaterThan(25);
  expect(new Set(places.map(({ argument }) => argument))).toContain('search');
});

it.each(places.map((place) => [`${place.field}(${place.argument})`, place] as const))(
  'takes what is told to %s for a text and nothing else',
  async (_where, place) => {
    const before = await counted();
    const said: string[] = [];
    for (const text of INJECTIONS) {
      const { errors } = await ask(world, place.query, place.with(text));
      said.push(
        ...errors.map(({ extensions, message }) => `${String(extensions['code'])}: ${message}`),
      );
    }
    expect(said.filter((line) => line.startsWith('INTERNAL'))).toEqual([]);
    // In the words of the database, which nobody here sent.
    expect(
      said.filter((line) => /syntax error|does not exist|operator|encoding/iu.test(line)),
    ).toEqual([]);
    expect(await counted()).toEqual(before);
  },
);
