import type { AgentsFound, UnitsFound, Unread, UnreadReason } from '../report/source.ts';
import type { OrgChart } from './org-chart.ts';

/** What is needed to go on while Genesys is away. */
export interface RememberedOrgChartOptions {
  /** Genesys itself. */
  readonly live: OrgChart;
  /** Since when Genesys has given no answer, epoch ms; `null`: it answers, as far as is known. */
  readonly silentSinceMs: () => Promise<number | null>;
  /** The clock, epoch ms. */
  readonly nowMs: () => number;
  /** Fulfils after some ms, or at once when the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<unknown>;
}

/** For how long something that Genesys said goes on to hold while it says nothing, ms. */
export const HOLDS_MS = 4 * 3_600_000;

/** How long Genesys is waited for before it is looked whether it is away, ms. */
const PATIENCE_MS = 1000;

/** Stands in no id. */
const SEPARATOR = '\n';

/** Answers that are remembered; the oldest are forgotten first. */
const MOST = 20_000;

/**
 * Who leads whom, also while Genesys is away: then what it said last, for some hours, and nothing
 * wider than that. Whoever was never asked about is not known, which is said at once.
 */
export function createRememberedOrgChart(options: RememberedOrgChartOptions): OrgChart {
  const { live } = options;
  const inDivisions = remembering(options, {
    ask: async (ids, signal) => live.inDivisions(ids.split(SEPARATOR), signal),
    unknown: noAgents,
  });
  return {
    withEmail: remembering(options, {
      ask: async (email, signal) => live.withEmail(email, signal),
      unknown: noAgents,
    }),
    reportsOf: remembering(options, {
      ask: async (userId, signal) => live.reportsOf(userId, signal),
      unknown: noAgents,
    }),
    teamsOf: remembering(options, {
      ask: async (userId, signal) => live.teamsOf(userId, signal),
      unknown: noUnits,
    }),
    inDivisions: async (ids, signal) => inDivisions(ids.join(SEPARATOR), signal),
  };
}

function noAgents(unread: readonly Unread[]): AgentsFound {
  return { agents: [], unread };
}

function noUnits(unread: readonly Unread[]): UnitsFound {
  return { units: [], unread };
}

/** One question to Genesys. */
interface Asked<Found> {
  readonly ask: (key: string, signal: AbortSignal) => Promise<Found>;
  readonly unknown: (unread: readonly Unread[]) => Found;
}

function remembering<Found extends { readonly unread: readonly Unread[] }>(
  options: RememberedOrgChartOptions,
  { ask, unknown }: Asked<Found>,
): Asked<Found>['ask'] {
  const { nowMs } = options;
  const last = new Map<string, { readonly found: Found; readonly atMs: number }>();
  return async (key, signal) => {
    const found = await soon(ask(key, signal), options, signal);
    const isAway = found === null || found.unread.some(({ reason }) => AWAY.has(reason));
    if (isAway) {
      const known = last.get(key);
      // Either way: a clock that was set back must not lengthen anybody's rights.
      const holds = known !== undefined && Math.abs(nowMs() - known.atMs) < HOLDS_MS;
      if (holds) return known.found;
      return found ?? unknown([SILENT]);
    }
    last.delete(key);
    // What can't be read for another reason was taken away, and is no longer theirs to see.
    if (found.unread.length === 0) last.set(key, { found, atMs: nowMs() });
    const [oldest] = last.keys();
    if (last.size > MOST && oldest !== undefined) last.delete(oldest);
    return found;
  };
}

/** What comes of it; `null`: Genesys is away, so that nobody waits for it. */
async function soon<Found>(
  asking: Promise<Found>,
  { silentSinceMs, sleep }: RememberedOrgChartOptions,
  signal: AbortSignal,
): Promise<Found | null> {
  const ended = new AbortController();
  const silence = async () => {
    await sleep(PATIENCE_MS, AbortSignal.any([signal, ended.signal])).catch(() => undefined);
    return ended.signal.aborted || (await silentSinceMs()) === null ? asking : null;
  };
  try {
    return await Promise.race([asking, silence()]);
  } finally {
    ended.abort();
    // Nobody may be left to hear of it.
    asking.catch(() => undefined);
  }
}

const AWAY: ReadonlySet<UnreadReason> = new Set(['UNAVAILABLE', 'TIMED_OUT', 'RATE_LIMITED']);

const SILENT: Unread = {
  kind: 'AGENTS',
  reason: 'UNAVAILABLE',
  message: 'Genesys gives no answer.',
  missingPermissions: [],
  span: { startMs: 0, endMs: 0 },
  correlationId: null,
};
