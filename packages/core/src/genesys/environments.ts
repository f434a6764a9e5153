/** Genesys Cloud's regions and the domain each lives under. */
const DOMAINS: Readonly<Record<string, string>> = {
  'us-east-1': 'mypurecloud.com',
  'us-east-2': 'use2.us-gov-pure.cloud',
  'us-west-2': 'usw2.pure.cloud',
  'ca-central-1': 'cac1.pure.cloud',
  'mx-central-1': 'mxc1.pure.cloud',
  'sa-east-1': 'sae1.pure.cloud',
  'eu-central-1': 'mypurecloud.de',
  'eu-central-2': 'euc2.pure.cloud',
  'eu-west-1': 'mypurecloud.ie',
  'eu-west-2': 'euw2.pure.cloud',
  'eusc-de-east-1': 'edee1.eusc-pure.cloud',
  'me-central-1': 'mec1.pure.cloud',
  'ap-south-1': 'aps1.pure.cloud',
  'ap-northeast-1': 'mypurecloud.jp',
  'ap-northeast-2': 'apne2.pure.cloud',
  'ap-northeast-3': 'apne3.pure.cloud',
  'ap-southeast-1': 'apse1.pure.cloud',
  'ap-southeast-2': 'mypurecloud.com.au',
};

/** Where one organisation's Genesys Cloud answers. */
export interface GenesysHosts {
  /** The whole URL of the token endpoint. */
  readonly tokenUrl: string;
  /** What stands before `/api/v2/…`, without a slash at its end. */
  readonly apiUrl: string;
}

/** Regions and domains that {@link genesysHosts} accepts, as `region (domain)`. */
function knownEnvironments(): string[] {
  return Object.entries(DOMAINS).map(([region, domain]) => `${region} (${domain})`);
}

/**
 * The hosts of an environment, given as a region (`eu-west-1`) or a domain (`mypurecloud.ie`).
 * A gateway URL stands in for both hosts. Anything unknown is an error that lists what is known.
 */
export function genesysHosts(environment: string, gatewayUrl?: string): GenesysHosts {
  if (gatewayUrl !== undefined) return gatewayHosts(gatewayUrl);
  const domain = domainOf(environment.trim().toLowerCase());
  if (domain === undefined) {
    throw new Error(
      `Unknown Genesys Cloud environment "${environment}". ` +
        `Expected a region or its domain, one of: ${knownEnvironments().join(', ')}.`,
    );
  }
  return { tokenUrl: `https://login.${domain}/oauth/token`, apiUrl: `https://api.${domain}` };
}

function domainOf(environment: string): string | undefined {
  // People paste the address of their browser or the API: the domain is what they mean.
  const bare = environment.replace(/^https:\/\//, '').replace(/^(api|apps|login)\.|\/+$/g, '');
  if (Object.hasOwn(DOMAINS, bare)) return DOMAINS[bare];
  return Object.values(DOMAINS).find((domain) => domain === bare);
}

function gatewayHosts(gatewayUrl: string): GenesysHosts {
  const url = URL.parse(gatewayUrl);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    // The text is not repeated: a URL may hold a password.
    throw new Error('The gateway URL is not a URL. Expected one like https://gateway.example.com.');
  }
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw new Error('The gateway URL may hold no user, password, query or fragment.');
  }
  const base = `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
  return { tokenUrl: `${base}/login/oauth/token`, apiUrl: base };
}
