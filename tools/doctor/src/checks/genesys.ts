import {
  createGenesysClient,
  durationInWords,
  GenesysAuthError,
  type GenesysClient,
  GenesysError,
  genesysHosts,
  GenesysPermissionError,
  type PermissionFound,
  tryPermissions,
} from '@halfhour/core';
import type { GenesysLogin } from '../env.ts';
import type { World } from '../examine.ts';
import { type Finding, findingsOf } from '../finding.ts';

const { green, yellow, red } = findingsOf('Genesys Cloud');

/** For one answer, ms: who runs the doctor waits. */
const TIMEOUT_MS = 10_000;
/** Of clocks that are as good as the same, ms: half hours are cut by both. */
const SKEW_MS = 5000;
/** From here on what is read is not what is asked for: Genesys is read until a minute ago. */
const WRONG_MS = 60_000;

/** Logs in, and tries each permission. */
export async function checkGenesys(
  login: GenesysLogin | null,
  world: World,
  signal: AbortSignal,
): Promise<Finding[]> {
  if (login === null) return [];
  const client = createGenesysClient({
    clientId: login.GENESYS_CLIENT_ID,
    clientSecret: login.GENESYS_CLIENT_SECRET,
    environment: login.GENESYS_ENV,
    gatewayUrl: login.GENESYS_GATEWAY_URL,
    timeoutMs: TIMEOUT_MS,
    retry: { totalMs: 3000, baseMs: 500, capMs: 2000 },
    fetch: world.fetch,
  });
  const where = regionOf(login);
  try {
    const skew = await clocks(client, world, signal);
    const permissions = await tryPermissions(client, world.nowMs(), signal);
    return [where, green('It takes our login.'), skew, ...permissions.map(permissionOf)];
  } catch (error) {
    if (!(error instanceof GenesysError)) throw error;
    return [where, loginTrouble(error, login)];
  }
}

function regionOf({ GENESYS_ENV, GENESYS_GATEWAY_URL }: GenesysLogin): Finding {
  const { apiUrl } = genesysHosts(GENESYS_ENV, GENESYS_GATEWAY_URL);
  if (GENESYS_GATEWAY_URL === undefined) return green(`The region’s API is at ${apiUrl}.`);
  return yellow(
    `GENESYS_GATEWAY_URL leads to ${apiUrl} in place of the region.`,
    'Right for a simulator or a gateway of your own; remove it for the real Genesys Cloud.',
  );
}

function loginTrouble(error: GenesysError, { GENESYS_ENV }: GenesysLogin): Finding {
  if (error instanceof GenesysAuthError) {
    return red(
      error.message,
      'Compare GENESYS_CLIENT_ID and GENESYS_CLIENT_SECRET with the OAuth client (grant "Client ' +
        `Credentials"), and GENESYS_ENV, which is ${GENESYS_ENV}, with the address of Genesys Cloud: ` +
        'it is what follows apps. there. A client is known in its own region only.',
    );
  }
  return red(
    error.message,
    'Look whether this machine may reach that host (firewall, proxy: NODE_USE_ENV_PROXY=1), and ' +
      'at status.mypurecloud.com. Nothing else of Genesys Cloud was looked into.',
  );
}

/** Logs in with one small request, and compares the clock of its answer with ours. */
async function clocks(
  client: GenesysClient,
  { nowMs }: World,
  signal: AbortSignal,
): Promise<Finding> {
  const sentMs = nowMs();
  const answeredAtMs = await timeOfAnswer(client, signal);
  if (answeredAtMs === null) {
    return yellow('It told no time to compare clocks by.', 'See what else is said here.');
  }
  // The header has whole seconds, and was written between both looks at our clock.
  const apartMs = Math.max(0, answeredAtMs - nowMs(), sentMs - answeredAtMs - 1000);
  if (apartMs <= SKEW_MS) return green('Its clock and this machine’s agree.');
  const what = `Its clock and this machine’s are ${durationInWords(apartMs)} apart.`;
  const todo = 'Set this machine’s clock by NTP: half hours are cut by it.';
  return apartMs >= WRONG_MS ? red(what, todo) : yellow(what, todo);
}

/** Epoch ms. Who lacks a permission has logged in all the same. */
async function timeOfAnswer(client: GenesysClient, signal: AbortSignal): Promise<number | null> {
  try {
    const { answeredAtMs } = await client.call({ priority: 'interactive', signal }, async (apis) =>
      apis.users.getUsers({ pageSize: 1 }),
    );
    return answeredAtMs;
  } catch (error) {
    if (error instanceof GenesysPermissionError) return null;
    throw error;
  }
}

function permissionOf({ name, reads, isNeeded, state, trouble }: PermissionFound): Finding {
  if (state === 'granted') return green(`${name}: ${reads}.`);
  if (state === 'missing') {
    const what = `${name} is missing: it reads ${reads}.`;
    const todo = 'Give it to the role of the OAuth client (Admin > People & Permissions > Roles).';
    return isNeeded ? red(what, todo) : yellow(what, todo);
  }
  if (trouble === null) return green(`${name} was not tried: there is nothing to read with it.`);
  return yellow(`${name} could not be tried: ${trouble}`, 'Try again in a minute.');
}
