import { LRUCache } from 'lru-cache';
import type { AgentsFound, Directory, UnitsFound } from '../report/source.ts';

/** Who is in a unit, and what units are called. */
export type UnitDirectory = Pick<
  Directory,
  'inTeams' | 'inQueues' | 'inGroups' | 'teams' | 'queues'
>;

/** What is remembered is made from. */
export interface RememberedUnitsOptions {
  readonly directory: UnitDirectory;
  /** A number that grows whenever who is in a unit that is kept, or what it is called, changes. */
  readonly versionOf: () => Promise<number>;
}

/** Agents and units in all that is remembered: some ten megabytes. */
const MOST = 100_000;
/** For so long at the most, ms: a database that was put back to an earlier state counts versions anew. */
const REMEMBERED_MS = 60_000;

/**
 * Makes directories for one question each, which ask for the version once and know by it what was found
 * before. Only what is kept is remembered: nothing tells when Genesys would answer otherwise.
 */
export function createRememberedUnits(options: RememberedUnitsOptions): () => UnitDirectory {
  const { directory, versionOf } = options;
  const agents = memory<AgentsFound>((found) => found.agents.length);
  const units = memory<UnitsFound>((found) => found.units.length);
  return () => {
    let version: Promise<number> | undefined;
    const keyOf = async (...asked: string[]) =>
      JSON.stringify([await (version ??= versionOf()), asked]);
    return {
      inTeams: async (ids, signal) =>
        agents(await keyOf('inTeams', ...ids), async () => directory.inTeams(ids, signal)),
      inQueues: async (ids, signal) =>
        agents(await keyOf('inQueues', ...ids), async () => directory.inQueues(ids, signal)),
      inGroups: async (ids, signal) =>
        agents(await keyOf('inGroups', ...ids), async () => directory.inGroups(ids, signal)),
      teams: async (signal) => units(await keyOf('teams'), async () => directory.teams(signal)),
      queues: async (signal) => units(await keyOf('queues'), async () => directory.queues(signal)),
    };
  };
}

type Remembered<Found> = (key: string, find: () => Promise<Found>) => Promise<Found>;

/** What was found under a key, if all of it was kept. */
function memory<Found extends AgentsFound | UnitsFound>(
  sizeOf: (found: Found) => number,
): Remembered<Found> {
  const known = new LRUCache<string, Found>({
    maxSize: MOST,
    ttl: REMEMBERED_MS,
    sizeCalculation: (found) => sizeOf(found) + 1,
  });
  return async (key, find) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = await find();
    if (found.isKept === true && found.unread.length === 0) known.set(key, found);
    return found;
  };
}
