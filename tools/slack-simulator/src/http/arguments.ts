import * as z from 'zod';
import { SlackError } from './slack-error.ts';

/** A string that may not be empty. */
export const text = () => z.string().min(1);

/** True or false, as JSON or as a form writes them. */
export const flag = () =>
  z
    .union([z.boolean(), z.enum(['true', 'false', '1', '0'])])
    .transform((value) => value === true || value === 'true' || value === '1');

/** A whole number, as JSON or as a form writes it. */
export const count = (least: number, most: number) => z.coerce.number().int().min(least).max(most);

/** A cursor into a list, and how much of it is wanted. */
export const paging = (most: number) => ({
  limit: count(1, most).default(100),
  cursor: z.string().default(''),
});

/** A value that forms send as JSON text. Throws a SlackError with this code when it is none. */
export function unwrapJson(value: unknown, code: string): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    throw new SlackError(code);
  }
}

/** One page of a list, and the cursor of the next. Throws `invalid_cursor`. */
export function pageOf<Item>(
  items: readonly Item[],
  { limit, cursor }: { limit: number; cursor: string },
): { page: readonly Item[]; nextCursor: string } {
  const start = cursor === '' ? 0 : Number(atobOrEmpty(cursor).replace(/^next:/, ''));
  if (!Number.isInteger(start) || start < 0 || (cursor !== '' && start === 0))
    throw new SlackError('invalid_cursor');
  const end = start + limit;
  return {
    page: items.slice(start, end),
    nextCursor: end < items.length ? btoa(`next:${end}`) : '',
  };
}

function atobOrEmpty(base64: string): string {
  try {
    return atob(base64);
  } catch {
    return '';
  }
}
