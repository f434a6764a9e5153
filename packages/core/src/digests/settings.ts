import { DAY_MS, HALF_HOUR_MS } from '../time/half-hour.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 2 * HALF_HOUR_MS;

/** How digests are delivered. Durations in ms. */
export interface DigestSettings {
  /** For how long a delivery is held. Much longer than a call. */
  readonly leaseMs: number;
  /** What a call to the channel takes at the most. */
  readonly callMs: number;
  /** How long after the last look at the lease a call may begin. */
  readonly beginMs: number;
  /** Least time from the end of a post to the next in the same channel. */
  readonly spacingMs: number;
  /** Time between two looks into channels of a team, or edits there, once `aheadLooks` are used up. */
  readonly pacingMs: number;
  /** How many looks may follow each other at once. */
  readonly burst: number;
  /** How long after it is due a digest waits for half hours that are not read. */
  readonly patienceMs: number;
  /** How long after it was due a digest says that it is late. */
  readonly lateMs: number;
  /** How long after it was due a digest is not posted, but named in a line. */
  readonly tooLateMs: number;
  /** The pause after a first failure; it doubles with each. */
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
  /** After so many failures it is dead. */
  readonly mostFailures: number;
  /** Until how long after a shift's end its message may be edited. */
  readonly editedForMs: number;
  /** When to see again whether a message must be edited, by how long ago the shift ended. */
  readonly editPauseMs: (sinceEndMs: number) => number;
  /** How often it is looked for what is due, whoever else may wake us. */
  readonly pollMs: number;
  /** How often it is planned, whoever else may. */
  readonly planMs: number;
  /** For how long what was planned is kept. */
  readonly keptForMs: number;
  /** How many deliveries a process works on at once. */
  readonly lanes: number;
  /**
   * What to do when a post may have been made and nobody can look whether it was:
   * `atMostOnce` leaves it and tells the owner, `atLeastOnce` posts again.
   */
  readonly whenUnreadable: 'atMostOnce' | 'atLeastOnce';
}

/** A lease of a minute, calls of ten seconds, a post a second and a channel. */
export const DIGEST_SETTINGS: DigestSettings = {
  leaseMs: MINUTE_MS,
  callMs: 10_000,
  beginMs: 1000,
  spacingMs: 1100,
  // Slack answers fifty readings of histories a minute.
  pacingMs: 1500,
  burst: 10,
  patienceMs: 15 * MINUTE_MS,
  lateMs: HALF_HOUR_MS,
  tooLateMs: 2 * HOUR_MS,
  firstPauseMs: 15_000,
  longestPauseMs: 5 * MINUTE_MS,
  mostFailures: 30,
  editedForMs: 5 * DAY_MS,
  editPauseMs,
  pollMs: 5000,
  planMs: MINUTE_MS,
  keptForMs: 400 * DAY_MS,
  lanes: 4,
  whenUnreadable: 'atMostOnce',
};

/** Half hours settle within an hour or two, late calls close on the day, nights rewrite. */
function editPauseMs(sinceEndMs: number): number {
  if (sinceEndMs < 2 * HOUR_MS) return 5 * MINUTE_MS;
  if (sinceEndMs < DAY_MS / 2) return HALF_HOUR_MS;
  return 3 * HOUR_MS;
}
