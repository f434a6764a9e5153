import type { ErrorFields } from './error-fields.ts';

/** What stands before the message, or is the same in every line. */
const ELSEWHERE = new Set(['level', 'time', 'pid', 'hostname', 'name', 'msg', 'err']);

/**
 * What a line of the log says, as people read it: the message, what goes with it as `name=value`, and below
 * it the error's own words with its stack.
 *
 * @param fields - as they stand in the line of JSON
 * @param dim - makes what is not the message stand back
 */
export function terminalLine(
  fields: Readonly<Record<string, unknown>>,
  dim: (text: string) => string,
): string {
  const { msg, err } = fields;
  const beside = Object.entries(fields)
    .filter(([name, value]) => !ELSEWHERE.has(name) && value !== null)
    .map(([name, value]) => `${name}=${inWords(value)}`)
    .join(' ');
  const head = [typeof msg === 'string' ? msg : '', ...(beside === '' ? [] : [dim(beside)])]
    .join(' ')
    .trim();
  return isError(err) ? `${head}\n${indented(stackOf(err))}` : head;
}

function inWords(value: unknown): string {
  if (Array.isArray(value)) return value.map(inWords).join(',');
  const isPlain = typeof value === 'string' && /^[^\s"=]+$/u.test(value);
  return isPlain ? value : JSON.stringify(value);
}

function isError(value: unknown): value is ErrorFields {
  return typeof value === 'object' && value !== null && 'message' in value && 'type' in value;
}

/** With all that it was caused by. */
function stackOf({ type, message, stack, cause }: ErrorFields): string {
  const own = stack ?? `${type}: ${message}`;
  return cause === undefined ? own : `${own}\ncaused by ${stackOf(cause)}`;
}

function indented(text: string): string {
  return text.replaceAll(/^/gmu, '    ');
}
