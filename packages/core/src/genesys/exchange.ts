import type { HttpAnswer } from './answer-error.ts';
import { GenesysTimeoutError, GenesysUnavailableError } from './errors.ts';

/** An HTTP request, ready to go. Holds a secret: it must never reach a log or an error. */
export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  /** What errors call it: method and path with placeholders. */
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** How to carry a request. */
export interface ExchangeOptions {
  readonly fetch: typeof fetch;
  /** For the whole answer, ms. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
}

/**
 * One request and its whole answer, whatever the status. Rejects with a {@link GenesysTimeoutError}
 * or a {@link GenesysUnavailableError} when there is none, or with the signal's reason.
 */
export async function exchange(
  request: HttpRequest,
  { fetch, timeoutMs, signal }: ExchangeOptions,
): Promise<HttpAnswer> {
  signal?.throwIfAborted();
  const ending = new AbortController();
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    ending.abort();
  }, timeoutMs);
  const onAbort = (): void => {
    ending.abort();
  };
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    const response = await fetch(request.url, {
      method: request.method,
      // fetch itself asks for gzip and unpacks it; asked for here, a stand-in would not unpack it.
      headers: request.headers,
      // A token must not follow a redirect to somewhere else.
      redirect: 'manual',
      signal: ending.signal,
      ...(request.body === undefined ? {} : { body: request.body }),
    });
    const body = new Uint8Array(await response.arrayBuffer());
    return { status: response.status, headers: response.headers, body };
  } catch (error) {
    signal?.throwIfAborted();
    if (late) {
      throw new GenesysTimeoutError(
        `Genesys Cloud gave no answer to ${request.name} within ${timeoutMs} ms.`,
      );
    }
    throw unreachable(request.name, error);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}

/** Keeps the code of the fault only: the message of fetch's error can quote a header. */
function unreachable(name: string, error: unknown): GenesysUnavailableError {
  const code = codeOf(error) ?? codeOf(error instanceof Error ? error.cause : undefined);
  const why = code === undefined ? '' : ` (${code})`;
  return new GenesysUnavailableError(`Genesys Cloud could not be reached for ${name}${why}.`, null);
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' && /^[A-Z][A-Z0-9_]{1,40}$/.test(error.code)
    ? error.code
    : undefined;
}
