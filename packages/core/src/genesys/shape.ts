import type { z } from 'zod';
import { GenesysShapeError } from './errors.ts';

/** A body of Genesys Cloud's, not checked yet. */
export interface ApiBody {
  readonly body: unknown;
  readonly correlationId: string | null;
  /** When Genesys answered, by its clock, to the second, epoch ms; `null`: it did not say. */
  readonly answeredAtMs: number | null;
}

/**
 * The body as the schema has it, or a {@link GenesysShapeError} that names the first wrong path.
 * `what` names the body in words: `user list`.
 */
export function readShape<Schema extends z.ZodType>(
  schema: Schema,
  { body, correlationId }: Pick<ApiBody, 'body' | 'correlationId'>,
  what: string,
): z.output<Schema> {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new GenesysShapeError(what, pathText(issue?.path ?? []), expectation(issue), correlationId);
}

/** A path as people write it: `results[0].data[3].interval`; `(body)` for the whole. */
function pathText(path: readonly PropertyKey[]): string {
  const text = path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
  return text === '' ? '(body)' : text;
}

// Zod's own messages are not used whole: they may quote the value, which can be about a customer.
function expectation(issue: z.core.$ZodIssue | undefined): string {
  if (issue?.code === 'invalid_type') return issue.expected;
  return issue?.code === 'custom' ? issue.message : 'another value';
}
