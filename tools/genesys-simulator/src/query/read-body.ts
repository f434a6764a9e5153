import type * as z from 'zod';
import type { ApiError } from '../http/api-error.ts';
import { badRequest, invalidValue } from '../http/refusals.ts';

/** Checks a body against a schema; throws the service's refusal for the first thing that is wrong. */
export function readBody<Schema extends z.ZodType>(
  schema: Schema,
  body: unknown,
): z.output<Schema> {
  const read = schema.safeParse(body, { reportInput: true });
  if (read.success) return read.data;
  throw refusalOf(read.error.issues[0]!);
}

function refusalOf(issue: z.core.$ZodIssue): ApiError {
  const field = issue.path.join('.');
  if (issue.code === 'unrecognized_keys')
    return badRequest(`Unrecognized field "${issue.keys[0]}".`, issue.keys[0]);
  if (issue.input === undefined) return badRequest(`Field ${field} is required.`, field);
  return issue.code === 'invalid_value'
    ? invalidValue(printed(issue.input), field, issue.values.map(String).join(', '))
    : badRequest(`${field === '' ? 'The body' : field}: ${issue.message}.`, field);
}

function printed(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
