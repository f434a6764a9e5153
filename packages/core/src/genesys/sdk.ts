import type {
  AbstractHttpClient,
  ApiClientClass,
  HttpRequestOptions,
} from 'purecloud-platform-client-v2';
import type platformClient from 'purecloud-platform-client-v2';
import { inSteps } from '../report/in-steps.ts';
import { correlationIdOf, type HttpAnswer, textOf } from './answer-error.ts';
import { GenesysShapeError } from './errors.ts';
import type { ApiRequest } from './requests.ts';
import { conversationPageSteps } from './scan/scan-page.ts';

type Platform = typeof platformClient;

/** The SDK's API classes that this client uses. */
export interface GenesysApis {
  readonly analytics: InstanceType<Platform['AnalyticsApi']>;
  readonly users: InstanceType<Platform['UsersApi']>;
  readonly routing: InstanceType<Platform['RoutingApi']>;
  readonly teams: InstanceType<Platform['TeamsApi']>;
  readonly groups: InstanceType<Platform['GroupsApi']>;
  readonly workforce: InstanceType<Platform['WorkforceManagementApi']>;
}

/** Carries one request for the SDK. */
type Send = (request: ApiRequest) => Promise<HttpAnswer>;

/**
 * The SDK's API classes over our own transport. The SDK builds paths and queries and knows the
 * types; it never sees a token, and logs nothing.
 */
export interface Sdk {
  /** API objects whose requests go through `send`: one set for each call, so that each call can
   * have its own signal, which the SDK's methods do not take. */
  apis(send: Send): GenesysApis;
}

/** Loads the SDK (25 MB, 0.3–0.6 s) and makes a client of its own for one organisation. */
export async function loadSdk(apiUrl: string): Promise<Sdk> {
  const { default: platform } = await import('purecloud-platform-client-v2');
  silence(platform.ApiClient);
  const client = newApiClient(platform);
  silence(client);
  client.config.basePath = apiUrl;
  client.setReturnExtendedResponses(true);
  return {
    apis(send) {
      const bound = boundTo(client, platform, send);
      return {
        analytics: new platform.AnalyticsApi(bound),
        users: new platform.UsersApi(bound),
        routing: new platform.RoutingApi(bound),
        teams: new platform.TeamsApi(bound),
        groups: new platform.GroupsApi(bound),
        workforce: new platform.WorkforceManagementApi(bound),
      };
    },
  };
}

/** `platform.ApiClient` is one object for the process; its class makes others. */
function newApiClient(platform: Platform): ApiClientClass {
  // eslint-disable-next-line typescript/no-unsafe-type-assertion -- the types hide the class
  const ApiClient = platform.ApiClient.constructor as new () => ApiClientClass;
  return new ApiClient();
}

/** Undoes what a file in the home directory may have configured: gateway, log level, log file. */
function silence({ config }: ApiClientClass): void {
  config.live_reload_config = false;
  config.setConfigPath('');
  delete config.gateway;
  config.logger.log_level = 'none';
  config.logger.log_to_console = false;
  config.logger.log_file_path = '';
  config.logger.setLogger();
  // The SDK's own writes each request and answer down before it looks whether anything is to be
  // logged: a twentieth of a read.
  Object.assign(config.logger, { log: () => undefined });
}

/** The client with an http client of its own; everything else is inherited, so it costs nothing. */
function boundTo(client: ApiClientClass, platform: Platform, send: Send): ApiClientClass {
  // eslint-disable-next-line typescript/no-unsafe-type-assertion -- Object.create returns any
  const bound = Object.create(client) as ApiClientClass;
  let route = '';
  bound.callApi = async (path, ...rest) => {
    // Only here is the path still without ids, as it may be told in logs and errors.
    route = path;
    return client.callApi.call(bound, path, ...rest);
  };
  bound.setHttpClient(
    httpClient(platform, async (options) =>
      sdkAnswer(await send(apiRequest(options, route)), route),
    ),
  );
  return bound;
}

function httpClient(
  platform: Platform,
  request: (options: HttpRequestOptions) => Promise<SdkAnswer>,
): AbstractHttpClient {
  class Transport extends platform.AbstractHttpClient {
    override async request(options: HttpRequestOptions): Promise<SdkAnswer> {
      return request(options);
    }

    override enableHooks(): void {
      throw new Error('Hooks are not supported: the transport is ours.');
    }
  }
  return new Transport();
}

function apiRequest(options: HttpRequestOptions, route: string): ApiRequest {
  const query = new URLSearchParams(options.params ?? {}).toString();
  return {
    method: options.method,
    url: query === '' ? options.url : `${options.url}?${query}`,
    route,
    ...(options.data === undefined ? {} : { body: JSON.stringify(options.data) }),
  };
}

/** What the SDK expects of its http client. */
interface SdkAnswer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly data: unknown;
}

async function sdkAnswer(answer: HttpAnswer, route: string): Promise<SdkAnswer> {
  const { status, headers } = answer;
  return {
    status,
    headers: Object.fromEntries(headers),
    data: await dataOf(answer, route),
  };
}

async function dataOf(answer: HttpAnswer, route: string): Promise<unknown> {
  if (answer.body.length === 0) return undefined;
  try {
    return LISTS_CONVERSATIONS.has(route)
      ? await inSteps(conversationPageSteps(answer.body))
      : JSON.parse(textOf(answer));
  } catch {
    const correlationId = correlationIdOf(answer.headers);
    throw new GenesysShapeError(`answer to ${route}`, '(body)', 'JSON', correlationId);
  }
}

/** Routes whose answers list conversations: nearly all that is read from Genesys, byte by byte. */
const LISTS_CONVERSATIONS: ReadonlySet<string> = new Set([
  '/api/v2/analytics/conversations/details/query',
  '/api/v2/analytics/conversations/details/jobs/{jobId}/results',
]);
