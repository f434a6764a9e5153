import platform from 'purecloud-platform-client-v2';
import type { ApiClientClass, Models } from 'purecloud-platform-client-v2';

/** Reads a page of conversation details, the way the SDK does it by itself. */
export type ReadPage = (
  query: Models.ConversationQuery,
) => Promise<Models.AnalyticsConversationQueryResponse>;

/** The SDK with its own transport (axios), logged in; as its readme says. */
export async function sdkReader(port: number): Promise<ReadPage> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the types hide the class
  const ApiClient = platform.ApiClient.constructor as new () => ApiClientClass;
  const client = new ApiClient();
  client.config.live_reload_config = false;
  client.config.setConfigPath('');
  client.setGateway({
    host: '127.0.0.1',
    protocol: 'http',
    port,
    path_params_login: 'login',
    path_params_api: '',
  });
  await client.loginClientCredentialsGrant('simulator', 'simulator-secret');
  const analytics = new platform.AnalyticsApi(client);
  return async (query) => analytics.postAnalyticsConversationsDetailsQuery(query);
}
