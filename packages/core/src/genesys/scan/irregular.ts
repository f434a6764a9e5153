/**
 * The JSON is not of the plain kind that a scanner reads: another type than was asked for, an escaped
 * text, an end too soon. Whoever scans reads the whole with `JSON.parse` then.
 */
export class Irregular extends Error {
  override readonly name = 'Irregular';
}
