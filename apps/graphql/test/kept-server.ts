import { at, type MemoryWorld, memoryWorld, type Watched } from '@halfhour/core/testing';
import type { KeptHere } from '../src/ask-context.ts';
import type { ServerDeps } from '../src/server.ts';
import { serverOf } from './ask.ts';

const DAY_MS = 86_400_000;

/** When every half hour of the test day has settled; when Genesys' nightly rewrites of it are over. */
export const SETTLED_MS = at('23:00') + DAY_MS;
export const FINAL_MS = SETTLED_MS + 4 * DAY_MS;

/** What is kept, and how often it was read; set by the test. */
interface KeptWorld {
  nowMs: number;
  /** When all of it was read. */
  asOfMs: number;
  version: number;
  /** Whether nothing has to be read from Genesys. */
  isKept: boolean;
  /** Happens while half hours are read. */
  meanwhile: () => void;
  /** How often half hours were read. */
  reads: number;
}

interface KeptServerDeps extends Partial<Omit<ServerDeps, 'kept'>> {
  readonly world?: Partial<MemoryWorld>;
  readonly keptHere?: Partial<KeptHere>;
  /** What lies between what is asked and where it is kept. @default nothing */
  readonly watched?: Watched;
}

/** A server over half hours that are kept, all read a minute ago. */
export function keptServer(
  nowMs: number,
  { world = {}, keptHere = {}, watched = (_name, port) => port, ...deps }: KeptServerDeps = {},
) {
  const kept: KeptWorld = {
    nowMs,
    asOfMs: nowMs - 60_000,
    version: 1,
    isKept: true,
    meanwhile: () => undefined,
    reads: 0,
  };
  const { source, directory } = keptParts(kept, world);
  const server = serverOf(
    {},
    {
      report: {
        source: watched('source', source),
        directory: watched('directory', directory),
        nowMs: () => kept.nowMs,
        settleMs: 45 * 60_000,
      },
      kept: watched<KeptHere>('kept', {
        kind: 'embedded',
        scope: { kind: 'all' },
        retentionDays: 400,
        versionOf: async () => kept.version,
        budgetUse: async () => Promise.reject(new Error('nobody asks')),
        sync: {
          status: async () => Promise.reject(new Error('nobody asks')),
          requestBackfill: async () => undefined,
        },
        ...keptHere,
      }),
      ...deps,
    },
  );
  return { ...server, kept };
}

function keptParts(
  kept: KeptWorld,
  world: Partial<MemoryWorld>,
): Pick<ServerDeps['report'], 'source' | 'directory'> {
  const now = () => memoryWorld({ agents: ['ada', 'bob'], asOfMs: kept.asOfMs, ...world });
  const { directory } = now();
  return {
    source: {
      async readAgentDays(request) {
        kept.reads += 1;
        const reading = await now().source.readAgentDays(request);
        kept.meanwhile();
        return { ...reading, isKept: kept.isKept };
      },
      readLegs: async (request) => now().source.readLegs(request),
    },
    directory: {
      ...directory,
      all: async (signal) => ({ ...(await directory.all(signal)), isKept: true }),
      byIds: async (ids, signal) => ({ ...(await directory.byIds(ids, signal)), isKept: true }),
    },
  };
}
