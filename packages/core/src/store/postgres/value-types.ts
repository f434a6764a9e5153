import { types, TypeOverrides, type CustomTypesConfig } from 'pg';

/** Arrays of int2, int4 and int8. */
const INTEGER_ARRAYS = [1005, 1007, 1016];

/**
 * How values arrive from PostgreSQL:
 * - `date` as text (`2026-03-29`): a `Date` would be midnight of some zone;
 * - `int8`, so `count(*)` too, as a number; one beyond 2^53 is an error, to be selected as text;
 * - arrays of integers as numbers, several times faster than `pg` reads them;
 * - `timestamptz` as epoch milliseconds; microseconds are cut off. To write one, pass a `Date`;
 * - `numeric`, so `sum` of an int8 too, as text, as `pg` has it: cast it to int8.
 */
export function valueTypes(): CustomTypesConfig {
  const overrides = new TypeOverrides();
  overrides.setTypeParser(types.builtins.DATE, (text: string) => text);
  overrides.setTypeParser(types.builtins.INT8, safeInteger);
  overrides.setTypeParser(types.builtins.TIMESTAMPTZ, epochMs);
  for (const type of INTEGER_ARRAYS) overrides.setTypeParser(type, integers);
  return overrides;
}

export function safeInteger(text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value)) return value;
  throw new RangeError(`The integer ${text} is beyond 2^53: select it as text.`);
}

/** @param text - as a session in UTC writes it, such as `2026-03-29 01:00:00.123456+00` */
export function epochMs(text: string): number {
  const instant = Date.parse(text.replace(' ', 'T').replace(/\+00$/u, 'Z'));
  if (!Number.isNaN(instant)) return instant;
  throw new RangeError(`The instant ${text} is not one that JavaScript can tell.`);
}

/** @param text - such as `{1,NULL,3}`, of any number of dimensions */
export function integers(text: string): (number | null)[] {
  const values: (number | null)[] = JSON.parse(
    text.replaceAll('{', '[').replaceAll('}', ']').replaceAll('NULL', 'null'),
  );
  return values;
}
