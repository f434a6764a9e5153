import type { OrgChart } from '../access/org-chart.ts';
import { createRememberedOrgChart } from '../access/remembered-org-chart.ts';
import type { RequestBudget } from '../genesys/budget.ts';
import { createGenesysClient } from '../genesys/client.ts';
import { systemClock } from '../genesys/clock.ts';
import { createLiveDirectory } from '../genesys/live-directory.ts';
import { createLiveOrgChart } from '../genesys/live-org-chart.ts';
import { createLiveSource } from '../genesys/live-source.ts';
import { namedDirectory } from '../report/changed-agents.ts';
import { SettingsError } from '../settings/read-settings.ts';
import { silentSinceMs } from '../sync/status.ts';
import type { Halfhour, HalfhourEnv, Opener } from './halfhour.ts';
import { openAccess } from './open-access.ts';
import { openAudit } from './open-audit.ts';
import { openKept, type Opened } from './open-kept.ts';
import { openPolicy } from './open-policy.ts';

/**
 * Opens the store, brings its schema up to date and begins to keep it fresh. With `HALFHOUR_SYNC=off`
 * there is no store, and every answer is read live.
 *
 * @throws PostgresError, StoreInputError and SettingsError that say what to do
 */
export async function openHalfhour(env: HalfhourEnv, opener: Opener): Promise<Halfhour> {
  await using stack = new AsyncDisposableStack();
  const rules = await openPolicy(env.HALFHOUR_ACCESS, opener, stack);
  const live = (budget?: RequestBudget) => readLive(env, opener, budget);
  const scope = env.HALFHOUR_SYNC;
  const { policy, close, ...opened } =
    scope.kind === 'off'
      ? liveOnly(env, opener, live())
      : await openKept({ env, scope, opener, live });
  stack.defer(close);
  const { client, report } = opened;
  const directory = namedDirectory(report.directory, env.HALFHOUR_NAMES);
  const { mode } = env.HALFHOUR_ACCESS;
  const orgChart = lasting(createLiveOrgChart({ client }), opened);
  const access = openAccess({ mode, orgChart, directory, rules, policy });
  const held = stack.move();
  return {
    ...opened,
    report: { ...report, directory },
    orgChart: lasting(createLiveOrgChart({ client, maxAgeMs: 0 }), opened),
    access,
    close: async () => held.disposeAsync(),
  };
}

/** Who leads whom, also while Genesys is away. */
function lasting(live: OrgChart, { kept, report }: Pick<Halfhour, 'kept' | 'report'>): OrgChart {
  return createRememberedOrgChart({
    live,
    silentSinceMs: async () => (kept === null ? null : silentSinceMs(await kept.sync.status())),
    nowMs: report.nowMs,
    sleep: async (ms, signal) => systemClock.sleep(ms, signal),
  });
}

function liveOnly(
  env: HalfhourEnv,
  opener: Opener,
  live: Pick<Halfhour, 'client' | 'report'>,
): Opened {
  if (env.HALFHOUR_SHIFTS !== undefined) {
    throw new SettingsError([
      'HALFHOUR_SHIFTS has nowhere to be kept: HALFHOUR_SYNC is off. Set it to all, or leave out one of them.',
    ]);
  }
  const nothing = { restatements: null, shifts: null, digests: null, kept: null, apiKeys: null };
  const audit = openAudit(env, opener, null);
  return { ...live, ...nothing, audit, policy: null, close: async () => audit.close() };
}

/** What reads Genesys with no store between. */
function readLive(
  env: HalfhourEnv,
  { log, onGenesys }: Opener,
  budget: RequestBudget | undefined,
): Pick<Halfhour, 'client' | 'report'> {
  const client = createGenesysClient({
    clientId: env.GENESYS_CLIENT_ID,
    clientSecret: env.GENESYS_CLIENT_SECRET,
    environment: env.GENESYS_ENV,
    gatewayUrl: env.GENESYS_GATEWAY_URL,
    requestsPerMinute: env.GENESYS_REQUESTS_PER_MINUTE,
    ...(budget === undefined ? {} : { budget }),
    onEvent: (event) => {
      log.debug(event, 'genesys');
      onGenesys?.(event);
    },
  });
  const report = {
    source: createLiveSource({ client }),
    directory: createLiveDirectory({ client }),
    nowMs: () => Date.now(),
    settleMs: env.HALFHOUR_SETTLE_MINUTES * 60_000,
  };
  return { client, report };
}
