import { z } from 'zod';

/** Settings are missing or wrong. `problems` has a line for each, none of which holds a value. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(['Halfhour can’t start with these settings:', ...problems].join('\n  '));
    this.problems = problems;
  }
}

/**
 * Reads settings from environment variables. An empty value counts as a missing one, since that is
 * how .env files leave things out.
 *
 * @throws SettingsError that tells every problem at once and what is expected
 */
export function readSettings<Shape extends z.ZodRawShape>(
  shape: Shape,
  variables: Readonly<Record<string, string | undefined>>,
): z.output<z.ZodObject<Shape>> {
  const given = Object.fromEntries(
    Object.keys(shape).map((name) => {
      const value = variables[name]?.trim();
      return [name, value === '' ? undefined : value];
    }),
  );
  const result = z.object(shape).safeParse(given);
  if (result.success) return result.data;
  throw new SettingsError(result.error.issues.map(problemOf));
}

function problemOf({ path, message }: z.core.$ZodIssue): string {
  return `${path.join('.')} ${message}`;
}
