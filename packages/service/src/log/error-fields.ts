import { clean } from '@halfhour/core/secrets';

/** What is logged of an error: no more than this, for errors of libraries hold whole requests. */
export interface ErrorFields {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
  /** What it was caused by, as deep as it goes. */
  readonly cause?: ErrorFields;
}

/** The fields of an error that are fit for a log. */
export function errorFields(error: unknown): ErrorFields {
  if (!(error instanceof Error)) return { type: typeof error, message: clean(String(error)) };
  const { name, message, stack, cause } = error;
  return {
    type: name,
    message: clean(message),
    ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
    ...(stack === undefined ? {} : { stack: clean(stack) }),
    ...(cause instanceof Error ? { cause: errorFields(cause) } : {}),
  };
}
