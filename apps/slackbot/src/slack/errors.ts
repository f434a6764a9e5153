/** Slack said no: nothing was done. Another way, or another payload, may be taken. */
export class SlackRefusedError extends Error {
  override readonly name = 'SlackRefusedError';
  /** Slack's word for it: `not_in_channel`, `invalid_blocks`, `ratelimited`, … */
  readonly code: string;
  /** When it may be asked again, in so many ms, if Slack said so. */
  readonly retryAfterMs: number | undefined;

  constructor(
    method: string,
    code: string,
    { retryAfterMs, ...options }: ErrorOptions & { readonly retryAfterMs?: number } = {},
  ) {
    super(`Slack refused ${method}: ${code}.`, options);
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}

/** Slack gave no usable answer: it may have been done or not. */
export class SlackSilentError extends Error {
  override readonly name = 'SlackSilentError';

  constructor(method: string, options?: ErrorOptions) {
    super(`Slack gave no answer to ${method} that can be used.`, options);
  }
}

/** Slack's words for a payload that it does not take, where a plainer one may do. */
const ABOUT_BLOCKS: ReadonlySet<string> = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_blocks_too_long',
  'invalid_arguments',
  'msg_too_long',
]);

/** Whether a plainer payload may be taken where this one was refused. */
export function isAboutBlocks(error: unknown): boolean {
  return error instanceof SlackRefusedError && ABOUT_BLOCKS.has(error.code);
}
