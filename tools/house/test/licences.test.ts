import { expect, it } from 'vitest';
import { problemWith } from '../src/licences/allowed.ts';
import { componentsOf } from '../src/licences/components.ts';
import { installedPackages, noticeOf } from '../src/licences/notices.ts';

const under = (licence: string | null, name = 'some-package') =>
  problemWith({ name, version: '1.2.3', licence });

it.each(['MIT', '0BSD', '(MIT OR GPL-3.0-only)', 'MIT AND ISC'])(
  'lets a package under %s ship',
  (licence) => {
    expect(under(licence)).toBeUndefined();
  },
);

it.each(['GPL-3.0-only', 'AGPL-3.0-or-later', 'MIT AND GPL-2.0-only', 'SEE LICENSE IN EULA.md'])(
  'keeps a package under %s from shipping, and says which, why and what to do',
  (licence) => {
    const problem = under(licence);
    expect(problem).toContain(`some-package@1.2.3 is under ${licence}, and`);
    expect(problem).toContain('use another package');
  },
);

it('keeps a package that names no licence from shipping', () => {
  expect(under(null)).toContain('some-package@1.2.3 names no licence');
});

it.each([
  ['MPL-2.0', '@resvg/resvg-js', '@resvg/resvg-js2'],
  ['MPL-2.0', '@resvg/resvg-js-linux-x64-gnu', 'resvg'],
  ['MIT AND OFL-1.1', '@expo-google-fonts/inter', 'expo-google-fonts'],
])('allows %s to %s by its name, and not to %s', (licence, named, other) => {
  expect(under(licence, named)).toBeUndefined();
  expect(under(licence, other)).toContain(licence);
});

it('reads the packages of others from a bill of materials, in order', () => {
  const components = [
    { group: '@halfhour', name: 'core', version: '0.0.0', licenses: [{ license: { id: 'MIT' } }] },
    { name: 'zod', version: '4.0.0', licenses: [{ license: { id: 'MIT' } }] },
    { group: '@a', name: 'b', version: '1.0.0', licenses: [{ expression: 'MIT OR ISC' }] },
    { name: 'c', version: '2.0.0' },
  ];
  expect(componentsOf({ components })).toEqual([
    { name: '@a/b', version: '1.0.0', licence: 'MIT OR ISC' },
    { name: 'c', version: '2.0.0', licence: null },
    { name: 'zod', version: '4.0.0', licence: 'MIT' },
  ]);
});

it('tells of a package that ships the text of its licence, and where its sources are', () => {
  const installed = installedPackages();
  const [version = ''] = [...installed.values()]
    .filter(({ manifest }) => manifest.name === '@resvg/resvg-js')
    .map(({ manifest }) => manifest.version);
  const notice = noticeOf({ name: '@resvg/resvg-js', version, licence: 'MPL-2.0' }, installed);
  expect(notice).toMatch(/^@resvg\/resvg-js@[\d.]+: MPL-2\.0\n\n.*github\.com.*resvg-js/u);
  expect(notice).toContain('Mozilla Public License Version 2.0');
});

it('writes no notices of a package that is not installed', () => {
  const component = { name: 'not-here', version: '1.0.0', licence: 'MIT' };
  expect(() => noticeOf(component, new Map())).toThrow('not-here@1.0.0 is not installed');
});
