import type { z } from 'zod';

/** Says what was given and what is expected instead, to follow the name of a field. */
export function expected(what: string) {
  return {
    error: ({ input }: { readonly input?: unknown }) =>
      input === undefined || input === null
        ? `is missing; expected ${what}.`
        : `is ${shown(input)}; expected ${what}.`,
  };
}

/** The same of an object, which may have too many fields as well. */
export function expectedFields(fields: readonly string[]) {
  const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });
  const what = list.format(fields);
  return {
    error: (issue: z.core.$ZodRawIssue) =>
      issue.code === 'unrecognized_keys'
        ? `has ${list.format(issue.keys)}, which is not known; expected no more than ${what}.`
        : expected(what).error(issue),
  };
}

/** A value as it was written, cut to a length that people read. */
export function shown(input: unknown): string {
  const text = JSON.stringify(input) ?? String(input);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
