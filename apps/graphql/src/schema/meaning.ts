import { DEFINITIONS } from '@halfhour/core';

const UNITS = { ms: 'Milliseconds.', count: 'A count.', ratio: 'A ratio: 1 is 100 %.' } as const;

/** What core says a number means, with its unit, as the description of the field of that name. */
export function meaningOf(name: string): string {
  const definition = DEFINITIONS.find((one) => one.name === name);
  if (definition === undefined) throw new Error(`core defines no number named ${name}.`);
  return `${definition.meaning} ${UNITS[definition.unit]}`;
}
