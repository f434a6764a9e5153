import satisfies from 'spdx-satisfies';
import { type Component, keyOf } from './components.ts';

/** Ask for no more than that their text and the names of their authors go along, which they do. */
const ALLOWED = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT', 'PostgreSQL'];

/** Allowed to packages by name. */
const BY_NAME = [
  // Used unchanged and as files of its own; where its sources are is told in THIRD-PARTY.txt.
  { licence: 'MPL-2.0', names: /^@resvg\/resvg-js(?:-|$)/u },
  // Fonts may go along with any software, and are not sold by themselves.
  { licence: 'OFL-1.1', names: /^@expo-google-fonts\//u },
];

/** What stands against shipping a package, for people; `undefined`: nothing. */
export function problemWith(component: Component): string | undefined {
  const { name, licence } = component;
  const named = BY_NAME.filter(({ names }) => names.test(name)).map((one) => one.licence);
  if (licence !== null && isWithin(licence, [...ALLOWED, ...named])) return undefined;
  const found = licence === null ? 'names no licence' : `is under ${licence}`;
  return (
    `${keyOf(component)} ${found}, and what ships may be under ${ALLOWED.join(', ')}: use another ` +
    'package; or, if its terms can be kept, allow it in tools/house/src/licences/allowed.ts by its ' +
    'name and with the reason.'
  );
}

function isWithin(expression: string, licences: readonly string[]): boolean {
  try {
    return satisfies(expression, licences);
  } catch {
    // Not an SPDX expression, such as "SEE LICENSE IN …": a person has to read it.
    return false;
  }
}
