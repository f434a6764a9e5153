/** What Slack sent: the fields of a form, the payload within it, or JSON. */
export type SlackBody = Readonly<Record<string, unknown>>;

/** The object in a body; `null` when there is none: JSON may be `null`, a number or broken. */
export function parseBody(contentType: string, text: string): SlackBody | null {
  if (!contentType.startsWith('application/x-www-form-urlencoded')) return objectIn(text);
  const fields = Object.fromEntries(new URLSearchParams(text));
  const { payload } = fields;
  return payload === undefined ? fields : objectIn(payload);
}

function objectIn(json: string): SlackBody | null {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { ...value }
      : null;
  } catch {
    return null;
  }
}
