/** It took too long. */
class TookTooLongError extends Error {
  override readonly name = 'TookTooLongError';
}

/**
 * Runs something for so long at the most. Then its signal aborts, and nobody waits for it any more.
 *
 * @param what - of what the error tells
 * @throws TookTooLongError, and what it throws itself
 */
export async function within<Result>(
  { mostMs, what }: { readonly mostMs: number; readonly what: string },
  run: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const ending = new AbortController();
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    const error = new TookTooLongError(`${what} took more than ${mostMs} ms.`);
    ending.abort(error);
    late.reject(error);
  }, mostMs);
  try {
    return await Promise.race([run(ending.signal), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
