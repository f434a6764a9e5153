import { DockerfileParser } from 'dockerfile-ast';
import { parseEnv } from 'node:util';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import * as graphql from '../../../../apps/graphql/src/env.ts';
import * as slackbot from '../../../../apps/slackbot/src/env.ts';
import { pathsBy, textOf } from './repository.ts';

const SETTINGS = new Set([...graphql.ENV_NAMES, ...slackbot.ENV_NAMES]);
/** Variables of PostgreSQL's own image. */
const NOT_OURS = new Set(['POSTGRES_PASSWORD', 'POSTGRES_USER']);
/** What an app can't start without. */
const LOGINS = {
  GENESYS_CLIENT_ID: 'an-id',
  GENESYS_CLIENT_SECRET: 'a-secret',
  SLACK_BOT_TOKEN: 'xoxb-a-token',
  SLACK_SIGNING_SECRET: 'a-secret',
};
const PORTS = {
  graphql: graphql.readEnv(LOGINS).GRAPHQL_PORT,
  slackbot: slackbot.readEnv(LOGINS).SLACK_PORT,
};

const files = pathsBy('deploy/**/*').filter((path) => /Dockerfile$|\.\w+$/u.test(path));

it.each(files)('names no setting in %s that there is not', (path) => {
  const named = textOf(path).match(
    /\b(?:DATABASE|GENESYS|GRAPHQL|HALFHOUR|LOG|OTEL|POSTGRES|SLACK)_[A-Z_]*[A-Z]\b/gu,
  );
  const unknown = (named ?? []).filter((name) => !SETTINGS.has(name) && !NOT_OURS.has(name));
  expect(unknown).toEqual([]);
});

it('lets the apps of an image listen on all addresses, for people who depend on it, and tells their ports', () => {
  const dockerfile = DockerfileParser.parse(textOf('deploy/Dockerfile'));
  const variables = dockerfile.getENVs().flatMap((env) => env.getProperties());
  const ours = variables.filter((variable) => SETTINGS.has(variable.getName()));
  expect(ours.map((variable) => `${variable.getName()}=${variable.getValue()}`)).toEqual([
    'NODE_ENV=production',
    'GRAPHQL_HOST=0.0.0.0',
    'SLACK_HOST=0.0.0.0',
    'HALFHOUR_METRICS_HOST=0.0.0.0',
  ]);
  expect(textOf('deploy/Dockerfile')).toContain(`EXPOSE ${PORTS.graphql} ${PORTS.slackbot}\n`);
});

interface Compose {
  readonly services: Readonly<
    Record<
      'graphql' | 'slackbot',
      { readonly environment: Readonly<Record<string, string>>; readonly ports: readonly string[] }
    >
  >;
}
const compose: Compose = parse(textOf('deploy/compose.yaml'), { merge: true });

/** What containers need no setting for: an image decides it, or there is nothing embedded. */
const DECIDED = new Set([
  'GRAPHQL_HOST',
  'GRAPHQL_PORT',
  'HALFHOUR_DATA',
  'HALFHOUR_METRICS_HOST',
  'NODE_ENV',
  'POSTGRES_BIN_DIR',
  'SLACK_HOST',
  'SLACK_PORT',
]);

it.each([
  ['graphql', graphql.ENV_NAMES],
  ['slackbot', slackbot.ENV_NAMES],
] as const)('passes every setting of .env on to the %s of Compose', (app, names) => {
  const wanted = names.filter((name) => !DECIDED.has(name));
  const passed = Object.keys(compose.services[app].environment);
  expect(passed.toSorted()).toEqual(wanted.toSorted());
});

it('opens the ports of the apps of Compose to this machine only', () => {
  const { graphql: server, slackbot: bot } = compose.services;
  expect(server.ports).toEqual([`127.0.0.1:\${GRAPHQL_PORT:-4000}:${PORTS.graphql}`]);
  expect(bot.ports).toEqual([`127.0.0.1:\${SLACK_PORT:-3000}:${PORTS.slackbot}`]);
});

it('leads the apps of Compose to the database that its image makes', () => {
  const url = compose.services.graphql.environment['DATABASE_URL']?.replace(/\$\{.*\}/u, 'secret');
  const { DATABASE_URL } = graphql.readEnv({ ...LOGINS, DATABASE_URL: url });
  expect(DATABASE_URL).toBe('postgres://halfhour:secret@postgres:5432/halfhour');
  expect(compose.services).toMatchObject({
    postgres: { environment: { POSTGRES_USER: 'halfhour' } },
  });
});

it('gives in Kubernetes settings with which both apps start', () => {
  const given = parseEnv(textOf('deploy/kubernetes/settings.env'));
  const names = Object.keys(given);
  expect(names.filter((name) => !SETTINGS.has(name) || name in LOGINS)).toEqual([]);
  expect(() => graphql.readEnv({ ...LOGINS, ...given })).not.toThrow();
  expect(() => slackbot.readEnv({ ...LOGINS, ...given })).not.toThrow();
});

it.each(['graphql', 'slackbot'] as const)('opens in Kubernetes the port of %s', (app) => {
  expect(textOf(`deploy/kubernetes/${app}.yaml`)).toContain(`containerPort: ${PORTS[app]}\n`);
});
