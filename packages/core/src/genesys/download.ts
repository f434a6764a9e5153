import { correlationIdOf, errorOfAnswer, type HttpAnswer, textOf } from './answer-error.ts';
import { type GenesysError, GenesysRequestError, GenesysShapeError } from './errors.ts';
import { exchange } from './exchange.ts';
import { withRetries } from './retry.ts';
import type { ApiBody } from './shape.ts';
import type { CallContext, TransportOptions } from './transport.ts';

/** Under which a download stands in errors and events: its URL holds a signature. */
const NAME = 'GET (download)';

export type DownloadOptions = Pick<
  TransportOptions,
  'clock' | 'fetch' | 'timeoutMs' | 'retry' | 'random' | 'onEvent'
> & {
  /** Where the API is: only one without HTTPS, such as a simulator, leads to URLs without. */
  readonly apiUrl: string;
};

/** Fetches JSON from a URL that an answer gave. */
export type Download = (context: CallContext, url: string) => Promise<ApiBody>;

/**
 * Fetches a result that an answer gave a URL for. The URL is the permission: our token is not sent to
 * where it leads, which refuses it, and it is told in no error. Costs nothing of the request budget.
 */
export function createDownload(options: DownloadOptions): Download {
  const { apiUrl, clock, fetch, timeoutMs, onEvent } = options;
  return async ({ signal }, url) => {
    if (!isFetched(url, apiUrl)) {
      throw new GenesysShapeError('answer', 'downloadUrl', 'a URL that begins with https');
    }
    const request = { method: 'GET', url, name: NAME, headers: { accept: 'application/json' } };
    const attempt = async (): Promise<HttpAnswer> => {
      const answer = await exchange(request, { fetch, timeoutMs, signal });
      if (answer.status === 200) return answer;
      throw refusal(answer, clock.nowMs());
    };
    const { retry: policy, random } = options;
    const answer = await withRetries(attempt, {
      clock,
      signal,
      ...(policy === undefined ? {} : { policy }),
      ...(random === undefined ? {} : { random }),
      onRetry: (error, delayMs, failures) => {
        onEvent({
          kind: 'retry',
          method: 'GET',
          route: '(download)',
          error: error.name,
          delayMs,
          failures,
        });
      },
    });
    return {
      body: jsonOf(textOf(answer)),
      correlationId: correlationIdOf(answer.headers),
      answeredAtMs: null,
    };
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new GenesysShapeError('download', '(body)', 'JSON');
  }
}

function isFetched(url: string, apiUrl: string): boolean {
  const protocol = URL.parse(url)?.protocol;
  return protocol === 'https:' || (protocol === 'http:' && apiUrl.startsWith('http:'));
}

/** Not with what the answer says: that can quote the URL. */
function refusal(answer: HttpAnswer, nowMs: number): GenesysError {
  const { status } = answer;
  if (status === 408 || status === 429 || status >= 500) {
    return errorOfAnswer(NAME, { ...answer, body: new Uint8Array() }, nowMs);
  }
  return new GenesysRequestError(
    `What Genesys Cloud gave to download could not be fetched: ${NAME} answered ${status}.`,
    status,
  );
}
