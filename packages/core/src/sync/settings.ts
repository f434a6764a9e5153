import { DAY_MS, HALF_HOUR_MS, utcDayStartMs } from '../time/half-hour.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** How the sync reads. Durations in ms. */
export interface SyncSettings {
  /** How long after its end a half hour waits for late data before it is settled. */
  readonly settleMs: number;
  /**
   * How old what is known of the running half hour may get. What is asked for more often costs
   * more: every read takes in again what still runs.
   */
  readonly refreshMs: number;
  /**
   * How late Genesys may be with a conversation that has ended: each read reaches back so far behind
   * the one before it. What comes later is found by the read after the night.
   */
  readonly lateMs: number;
  /** How far back the list of what ended newest is read; what is older is read by whole days. */
  readonly reachMs: number;
  /** Whole UTC days before today that are kept without being asked for. */
  readonly historyDays: number;
  /** When the day's nightly rewrite is taken to be over, after midnight UTC. */
  readonly nightMs: number;
  /** How often the directory is read. */
  readonly directoryMs: number;
  /** How often Genesys is asked until when the data of jobs is complete. */
  readonly availabilityMs: number;
  /** How long nobody else may take over what this process reads; renewed while it reads. */
  readonly leaseMs: number;
  /** Numbers older than this are forgotten, whole UTC months at a time. */
  readonly retentionDays: number;
  /** Requests at once. */
  readonly concurrency: number;
  /**
   * How many agents a list of conversations names at first; twice as many are still read in one list
   * of everybody. Genesys tells of no limit, and fewer lists leave fewer pages half full: where it
   * refuses, lists are of as many as other queries may name.
   */
  readonly agentsAList: number;
  /**
   * Agents whose older day is in memory at once, some 27 KB each. Of more, the conversations of the
   * day are fetched once for each part of the agents.
   */
  readonly agentsInMemory: number;
}

/** What is used where nothing is said. */
export const DEFAULT_SYNC_SETTINGS: SyncSettings = {
  settleMs: HALF_HOUR_MS,
  refreshMs: HALF_HOUR_MS,
  lateMs: 10 * MINUTE_MS,
  reachMs: 6 * HOUR_MS,
  historyDays: 3,
  nightMs: 4 * HOUR_MS,
  directoryMs: 4 * HOUR_MS,
  availabilityMs: HALF_HOUR_MS,
  leaseMs: 5 * MINUTE_MS,
  retentionDays: 400,
  concurrency: 4,
  agentsAList: 1000,
  agentsInMemory: 5000,
};

/** For how many UTC days after it a day is read again, once a night: the last read is final. */
export const NIGHTS = 4;

/** Midnight UTC of the first day whose legs are kept one by one: the first that is read again. */
export function hotFromMs(nowMs: number): number {
  return utcDayStartMs(nowMs) - NIGHTS * DAY_MS;
}
