/** What the exit code tells a script. */
export const EXIT = {
  ok: 0,
  /** The machine failed: a full disk, or a defect of Halfhour. */
  failed: 1,
  /** The command line, the settings, the file or the target can't be used as they stand. */
  badInput: 2,
  /** PostgreSQL can't be reached or did not do what it was asked. */
  database: 3,
  /** Whoever read the output stopped reading: 128 + SIGPIPE, as other programs end. */
  closedPipe: 141,
} as const;

/** Signals that end the command, with their exit codes: 128 + the signal's number, as shells say. */
export const ENDING_SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;
