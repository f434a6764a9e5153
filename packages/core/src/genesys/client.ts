import { z } from 'zod';
import { createRequestBudget, type RequestBudget } from './budget.ts';
import { type Clock, systemClock } from './clock.ts';
import { createDownload } from './download.ts';
import { genesysHosts } from './environments.ts';
import type { GenesysEventListener } from './events.ts';
import type { RetryPolicy } from './retry.ts';
import { type GenesysApis, loadSdk, type Sdk } from './sdk.ts';
import type { ApiBody } from './shape.ts';
import { type CallContext, createTransport } from './transport.ts';

export interface GenesysClientOptions {
  readonly clientId: string;
  readonly clientSecret: string;
  /** A region (`eu-west-1`) or its domain (`mypurecloud.ie`). */
  readonly environment: string;
  /** Stands in for both hosts of the environment: a proxy, or a simulator. */
  readonly gatewayUrl?: string | undefined;
  /** @default 300, what Genesys allows an OAuth client. */
  readonly requestsPerMinute?: number;
  /** Share of the requests that only interactive questions may use. @default 0.2 */
  readonly interactiveReserve?: number;
  /** For one whole answer, ms. @default 60_000 */
  readonly timeoutMs?: number;
  /** How long failures are retried. @default 75 s in all */
  readonly retry?: RetryPolicy;
  /** A budget shared with others. @default one of its own */
  readonly budget?: RequestBudget;
  readonly clock?: Clock;
  readonly fetch?: typeof fetch;
  /** In [0, 1): spreads retries. */
  readonly random?: () => number;
  readonly onEvent?: GenesysEventListener;
}

/** One organisation's Genesys Cloud. Any number of them can live in one process. */
export interface GenesysClient {
  /**
   * Makes one call with the SDK's API classes, within the budget and with retries.
   * Rejects with a GenesysError, or with the reason of the context's signal.
   */
  call(context: CallContext, run: (apis: GenesysApis) => Promise<unknown>): Promise<ApiBody>;
  /**
   * Fetches JSON from a URL that an answer gave, without our token, outside the budget and with
   * retries. Rejects as `call` does.
   */
  download(context: CallContext, url: string): Promise<ApiBody>;
}

/** Logs in and loads the SDK with the first call, not before. */
export function createGenesysClient(options: GenesysClientOptions): GenesysClient {
  const { clientId, clientSecret, requestsPerMinute, interactiveReserve } = options;
  const { clock = systemClock, timeoutMs = 60_000 } = options;
  if (clientId === '' || clientSecret === '') {
    throw new Error(
      'The client id and the client secret of a Genesys Cloud OAuth client are needed.',
    );
  }
  const { tokenUrl, apiUrl } = genesysHosts(options.environment, options.gatewayUrl);
  const ways = {
    clock,
    // Looked up at each call: msw and other tools replace it after this client was made.
    fetch: options.fetch ?? (async (...request) => fetch(...request)),
    timeoutMs,
    ...(options.retry === undefined ? {} : { retry: options.retry }),
    ...(options.random === undefined ? {} : { random: options.random }),
    onEvent: options.onEvent ?? (() => undefined),
  };
  const send = createTransport({
    ...ways,
    credentials: { clientId, clientSecret },
    tokenUrl,
    budget: options.budget ?? createRequestBudget({ requestsPerMinute, interactiveReserve, clock }),
  });
  const download = createDownload({ ...ways, apiUrl });
  let sdk: Promise<Sdk> | undefined;

  return {
    async call(context, run) {
      context.signal?.throwIfAborted();
      sdk ??= loadSdk(apiUrl);
      const loaded = await sdk;
      const answer = await run(loaded.apis(async (request) => send(request, context)));
      return apiBody(extended.parse(answer));
    },
    download,
  };
}

/** What the SDK makes of an answer when asked for extended ones; its types do not show it. */
const extended = z.object({ headers: z.record(z.string(), z.string()), body: z.unknown() });

function apiBody({ headers, body }: z.output<typeof extended>): ApiBody {
  const atMs = Date.parse(headers['date'] ?? '');
  return {
    body,
    correlationId: headers['inin-correlation-id'] ?? null,
    answeredAtMs: Number.isNaN(atMs) ? null : atMs,
  };
}
