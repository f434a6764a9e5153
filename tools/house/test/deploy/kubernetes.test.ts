import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Deployment } from 'kubernetes-types/apps/v1.d.ts';
import { afterAll, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { FILES, hasAddress, isOfRepository, ROOT, textOf } from './repository.ts';

const FOLDER = 'deploy/kubernetes';

interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
}

const kustomization: { resources: string[]; configMapGenerator: { envs: string[] }[] } = parse(
  textOf(`${FOLDER}/kustomization.yaml`),
);
const manifests = kustomization.resources
  .filter((file) => existsSync(`${ROOT}${FOLDER}/${file}`))
  .flatMap((file) => parseAllDocuments(textOf(`${FOLDER}/${file}`)))
  .map((document): Manifest => document.toJS());

const directory = mkdtempSync(join(tmpdir(), 'halfhour-manifests-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

it('names in its kustomization files that are there', () => {
  const [settings] = kustomization.configMapGenerator;
  const files = [...kustomization.resources, ...(settings?.envs ?? [])];
  expect(files.filter((file) => !existsSync(`${ROOT}${FOLDER}/${file}`))).toEqual([]);
});

it('has only fields that Kubernetes knows, with values of their types', () => {
  symlinkSync(`${ROOT}tools/house/node_modules`, join(directory, 'node_modules'));
  writeFileSync(join(directory, 'package.json'), '{"type":"module"}');
  writeFileSync(join(directory, 'manifests.ts'), manifests.map(typed).join(''));
  const options = ['--ignoreConfig', '--noEmit', '--strict', '--module', 'nodenext'];
  const checked = spawnSync(
    join(ROOT, 'node_modules/.bin/tsc'),
    [...options, '--types', '', 'manifests.ts'],
    { cwd: directory, encoding: 'utf8' },
  );
  expect(checked.stdout).toBe('');
  expect(checked.status).toBe(0);
});

/** A manifest as TypeScript: its compiler refuses fields that there are not, and wrong values. */
function typed(manifest: Manifest, index: number): string {
  const api = manifest.apiVersion.replace('.k8s.io', '').replace(/^v1$/u, 'core/v1');
  return (
    `import type { ${manifest.kind} as Kind${index} } from 'kubernetes-types/${api}.d.ts';\n` +
    `export const manifest${index}: Kind${index} = ${JSON.stringify(manifest)};\n`
  );
}

const APPS = ['graphql', 'slackbot'];

const isDeployment = (one: Manifest): one is Manifest & Deployment => one.kind === 'Deployment';

function deploymentOf(app: string) {
  const found = manifests
    .filter(isDeployment)
    .find(({ metadata }) => metadata.name === `halfhour-${app}`);
  const template = found?.spec?.template;
  const container = template?.spec?.containers[0];
  if (template === undefined || container === undefined) throw new Error(`No pods of ${app}.`);
  return { deployment: found, template, container };
}

it.each(APPS)('runs two of %s, from what is in the image', (app) => {
  const { deployment, container } = deploymentOf(app);
  expect(deployment?.spec?.replicas).toBe(2);
  expect(container.command).toEqual(['node', `apps/${app}/dist/main.js`]);
  expect(isOfRepository(`apps/${app}/dist/main.js`)).toBe(true);
});

it.each(APPS)('asks %s how it is at addresses that it has', (app) => {
  const { startupProbe, livenessProbe, readinessProbe } = deploymentOf(app).container;
  const paths = [startupProbe, livenessProbe, readinessProbe].map((probe) => probe?.httpGet?.path);
  expect(paths).toEqual(['/health/live', '/health/live', '/health/ready']);
  expect(paths.filter((path = '') => !hasAddress(app, path))).toEqual([]);
});

it.each(APPS)('finds the pods of %s by the labels that they have', (app) => {
  const { template } = deploymentOf(app);
  const selectors = manifests
    .filter(({ kind, metadata }) => metadata.name === `halfhour-${app}` && kind !== 'ConfigMap')
    .map((manifest) => JSON.stringify(manifest))
    .map((text) => /"(?:matchLabels|selector)":(\{"app[^}]*\})/u.exec(text)?.[1]);
  expect(selectors).toHaveLength(4);
  expect(new Set(selectors)).toEqual(new Set([JSON.stringify(template.metadata?.labels)]));
});

it.each(APPS)(
  'gives %s no right that it does not need, and no variable that is not a setting',
  (app) => {
    const { template, container } = deploymentOf(app);
    expect(template.spec).toMatchObject({
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    });
    expect(container.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
  },
);

it.each([
  ['HALFHOUR_SHIFTS', 'shifts.yaml'],
  ['HALFHOUR_ACCESS', 'access.yaml'],
  ['GRAPHQL_OPERATIONS', 'operations.json'],
])('has a place for the file of %s in each pod, as the README calls it', (setting, file) => {
  const configMap = `halfhour-${file.split('.')[0]}`;
  const readme = textOf('deploy/README.md');
  expect(readme).toContain(`create configmap ${configMap} --from-file=${file}`);
  expect(readme).toContain(`${setting}=${FILES}/${file}`);
  expect(APPS.filter((app) => filesOf(app).includes(configMap))).toEqual(APPS);
});

/** The ConfigMaps of which an app sees the files, if they are there. */
function filesOf(app: string) {
  const { template, container } = deploymentOf(app);
  const mount = container.volumeMounts?.find(({ mountPath }) => mountPath === FILES);
  const volume = template.spec?.volumes?.find(({ name }) => name === mount?.name);
  const sources = volume?.projected?.sources ?? [];
  return sources.flatMap(({ configMap }) => (configMap?.optional === true ? [configMap.name] : []));
}
