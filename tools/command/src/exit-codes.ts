/** What the exit code of a command tells a script. */
export const EXIT = {
  ok: 0,
  /** The machine failed: a full disk, or a defect of Halfhour. */
  failed: 1,
  /** The command line, the settings or a file can't be used as they stand. */
  badInput: 2,
  /** Genesys Cloud or PostgreSQL can't be reached or did not do what it was asked. */
  trouble: 3,
  /** Whoever read the output stopped reading: 128 + SIGPIPE, as other programs end. */
  closedPipe: 141,
} as const;
