/** An operation was given up since it took too long. */
export class TimeLimitError extends Error {
  override readonly name = 'TimeLimitError';
  readonly limitMs: number;

  constructor(limitMs: number) {
    super(`An operation took longer than ${limitMs} ms.`);
    this.limitMs = limitMs;
  }
}

/** The time limit that an error comes from, if any: what waits with a signal may wrap its reason. */
export function timeLimitOf(error: unknown): TimeLimitError | undefined {
  if (error instanceof TimeLimitError) return error;
  return error instanceof Error ? timeLimitOf(error.cause) : undefined;
}
