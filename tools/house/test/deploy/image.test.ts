import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname } from 'node:path';
import { type Copy, DockerfileParser } from 'dockerfile-ast';
import { validate } from 'dockerfile-utils';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { freePort } from '../../src/bundle.ts';
import { isOfRepository, pathsBy, ROOT, textOf } from './repository.ts';

const text = textOf('deploy/Dockerfile');
const dockerfile = DockerfileParser.parse(text);
const copies = dockerfile.getCOPYs().filter((copy) => copy.getFromFlag() !== null);
const sources = copies.flatMap((copy) => argumentsOf(copy).slice(0, -1));

function argumentsOf(copy: Copy): string[] {
  return copy.getArguments().map((argument) => argument.getValue());
}

it('is made by a Dockerfile in which a parser finds nothing wrong', () => {
  expect(validate(text)).toEqual([]);
});

it('is made of what is in the repository or is built from it', () => {
  const { scripts }: { scripts: Record<string, string> } = JSON.parse(textOf('package.json'));
  expect(scripts).toMatchObject({ build: expect.anything(), 'third-party': expect.anything() });
  const made = new Set(['dist/THIRD-PARTY.txt', 'dist/sbom.json']);
  const paths = sources.filter((path) => path.startsWith('/src/')).map((path) => path.slice(5));
  const missing = paths.filter(
    (path) => !made.has(path) && !isOfRepository(path.replace(/\/dist$/u, '/dist/main.js')),
  );
  expect(paths.length).toBeGreaterThan(6);
  expect(missing).toEqual([]);
});

it('holds every bundle that is built, and names what is in it', () => {
  const { scripts } = JSON.parse(textOf('package.json'));
  for (const config of pathsBy('{apps,tools}/*/rolldown.config.mjs')) {
    const folder = dirname(config);
    expect(sources).toEqual(
      expect.arrayContaining([`/src/${folder}/package.json`, `/src/${folder}/dist`]),
    );
    const { name } = JSON.parse(textOf(`${folder}/package.json`));
    expect(`${scripts.sbom} `).toContain(` --filter ${name} `);
  }
});

it('has beside the bundles all that they leave outside', () => {
  const config = /external: \[([^\]]*)\]/u.exec(textOf('apps/slackbot/rolldown.config.mjs'));
  const external = [...(config?.[1] ?? '').matchAll(/'([^']+)'/gu)].map(([, name = '']) => name);
  const files = pathsBy('apps/*/src/**/*.ts').flatMap((file) =>
    [...textOf(file).matchAll(/require\.resolve\('([^']+)'/gu)].map(([, name = '']) => name),
  );
  const beside = sources
    .filter((path) => path.startsWith('/beside/node_modules/'))
    .map((path) => path.slice('/beside/node_modules/'.length));
  expect(external).toContain('@resvg/resvg-js');
  expect(files.length).toBeGreaterThan(2);
  const left = [...external, ...files].filter(
    (name) => !beside.some((folder) => name.startsWith(`${folder}/`)),
  );
  expect(left).toEqual([]);
  expect(beside.every((name) => existsSync(`${ROOT}apps/slackbot/node_modules/${name}`))).toBe(
    true,
  );
});

it('is built with the Node.js and the pnpm of the repository', () => {
  const { catalog } = parse(textOf('pnpm-workspace.yaml'));
  const major = String(catalog.node).split('.')[0];
  const images = dockerfile.getFROMs().map((from) => from.getImage());
  expect(new Set(images)).toEqual(new Set([`node:${major}-slim`]));
  const { devEngines } = JSON.parse(textOf('package.json'));
  expect(text).toContain(`npm install --global pnpm@${devEngines.packageManager.version}\n`);
});

it('runs the GraphQL server by default, as nobody special', () => {
  const [command] = dockerfile.getCMDs();
  const words = command?.getJSONStrings().map((word) => word.getJSONValue());
  expect(words).toEqual(['node', 'apps/graphql/dist/main.js']);
  expect(text).toMatch(/^USER node$/mu);
});

it('is built from named files only, among which there are no settings', () => {
  const rules = textOf('.dockerignore').split('\n');
  const named = rules.filter((rule) => rule.startsWith('!')).map((rule) => rule.slice(1));
  expect(rules.find((rule) => !rule.startsWith('#'))).toBe('*');
  expect(rules.indexOf('**/.env*')).toBeGreaterThan(rules.lastIndexOf(`!${named.at(-1)}`));
  expect(named.filter((path) => !existsSync(ROOT + path))).toEqual([]);
});

it.each([
  ['alive', 200, 0],
  ['not well', 503, 1],
])(
  'tells Docker that an app that is %s answers %i, by exit code %i',
  async (_, status, exitCode) => {
    const server = createServer((request, response) => {
      response.writeHead(request.url === '/health/live' ? status : 404).end('{}');
    });
    const port = await freePort();
    await once(server.listen(Number(port), '127.0.0.1'), 'listening');
    const child = spawn(process.execPath, [`${ROOT}deploy/healthcheck.mjs`], {
      // Nobody listens on port 1.
      env: { GRAPHQL_PORT: '1', SLACK_PORT: port },
    });
    const [code] = await once(child, 'exit');
    server.close();
    expect(code).toBe(exitCode);
  },
);
