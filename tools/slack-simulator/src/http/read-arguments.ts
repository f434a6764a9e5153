import { SlackError } from './slack-error.ts';

/** The arguments of a call, before anybody looked at them, and how they came. */
export interface GivenArguments {
  values: Record<string, unknown>;
  warning: string | undefined;
}

/** Reads what stands in the address and in the body, a form or JSON. Throws Slack's refusals. */
export async function readArguments(request: Request): Promise<GivenArguments> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  if (request.method === 'GET') return { values: query, warning: undefined };
  const contentType = request.headers.get('content-type') ?? '';
  const body = await request.clone().text();
  if (/^application\/json\b/i.test(contentType))
    return {
      values: { ...query, ...jsonObject(body) },
      warning: /charset=/i.test(contentType) ? undefined : 'missing_charset',
    };
  const form = await formOf(request, contentType, body);
  return { values: { ...query, ...form }, warning: undefined };
}

async function formOf(
  request: Request,
  contentType: string,
  body: string,
): Promise<Record<string, unknown>> {
  if (/^application\/x-www-form-urlencoded\b/i.test(contentType))
    return Object.fromEntries(new URLSearchParams(body));
  if (/^multipart\/form-data\b/i.test(contentType))
    return Object.fromEntries(
      await request.formData().catch(() => {
        throw new SlackError('invalid_form_data');
      }),
    );
  if (body === '') return {};
  throw new SlackError(contentType === '' ? 'missing_post_type' : 'invalid_post_type');
}

function jsonObject(body: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw new SlackError('invalid_json');
  }
  if (!isObject(value)) throw new SlackError('json_not_object');
  return value;
}

/** Whether a value is an object, and neither a list nor null. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
