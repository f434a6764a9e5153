import {
  GenesysAuthError,
  type GenesysError,
  GenesysPermissionError,
  GenesysRateLimitError,
  GenesysRequestError,
  GenesysTimeoutError,
  GenesysUnavailableError,
} from './errors.ts';
import { retryAfterMs } from './retry.ts';

/** An HTTP answer, its body as it came. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

const decoder = new TextDecoder();

/** The body as text, which JSON is in UTF-8. */
export function textOf({ body }: Pick<HttpAnswer, 'body'>): string {
  return decoder.decode(body);
}

/** The fields of Genesys' error body that are read; HTML and empty bodies give none of them. */
interface ErrorBody {
  readonly message: string | null;
  readonly code: string | null;
  readonly contextId: string | null;
  readonly messageParams: readonly string[];
}

/** Genesys' id of one request, for its support; `null` when there is none. */
export function correlationIdOf(headers: Headers): string | null {
  const id = headers.get('inin-correlation-id');
  return id !== null && /^[\w.:-]{1,100}$/.test(id) ? id : null;
}

/** The error that an answer other than 2xx stands for. `request` names it: `GET /api/v2/users`. */
export function errorOfAnswer(request: string, answer: HttpAnswer, nowMs: number): GenesysError {
  const { status, headers } = answer;
  const body = errorBodyOf(textOf(answer));
  const id = correlationIdOf(headers) ?? body.contextId;
  const waitMs = retryAfterMs(headers.get('retry-after'), nowMs);
  const said = `${request} answered ${status}${body.code === null ? '' : ` (${body.code})`}`;
  if (status === 401) {
    return new GenesysAuthError(`Genesys Cloud does not accept the token: ${said}.`, id);
  }
  if (status === 403) return permissionError(said, body, id);
  if (status === 408) return new GenesysTimeoutError(`Genesys Cloud timed out: ${said}.`, id);
  if (status === 429) {
    return new GenesysRateLimitError(
      `Genesys Cloud's request limit is used up: ${said}.`,
      waitMs,
      id,
    );
  }
  if (status >= 500) {
    return new GenesysUnavailableError(`Genesys Cloud has a fault: ${said}.`, status, waitMs, id);
  }
  const detail = body.message === null ? '' : ` ${body.message}`;
  return new GenesysRequestError(
    `Genesys Cloud refused the request: ${said}.${detail}`,
    status,
    body.code,
    id,
  );
}

function permissionError(said: string, body: ErrorBody, id: string | null): GenesysError {
  const missing = missingPermissions(body);
  const which =
    missing.length === 0 ? '' : ` The role of the OAuth client lacks: ${missing.join(', ')}.`;
  return new GenesysPermissionError(`Genesys Cloud forbids it: ${said}.${which}`, missing, id);
}

/** Permissions look like `analytics:userAggregate:view`; they stand in the message or its params. */
const PERMISSION = /\b[a-z]\w*:\w+:[\w*]+/gi;

function missingPermissions({ message, messageParams }: ErrorBody): string[] {
  const found = [...messageParams, message ?? ''].flatMap((text) => text.match(PERMISSION) ?? []);
  return [...new Set(found)];
}

function errorBodyOf(text: string): ErrorBody {
  const body = parsed(text);
  const params = body['messageParams'];
  return {
    message: short(body['messageWithParams']) ?? short(body['message']),
    code: short(body['code']),
    contextId: short(body['contextId']),
    messageParams: isRecord(params)
      ? Object.values(params).filter((value) => typeof value === 'string')
      : [],
  };
}

function parsed(text: string): Record<string, unknown> {
  try {
    const body: unknown = JSON.parse(text);
    return isRecord(body) ? body : {};
  } catch {
    return {};
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function short(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value.slice(0, 300) : null;
}
