import pLimit from 'p-limit';

/**
 * Does something with every item, some at once. The first failure ends the others and is thrown when
 * they have ended.
 */
export async function sideBySide<Item>(
  items: readonly Item[],
  { concurrency, signal }: { readonly concurrency: number; readonly signal: AbortSignal },
  act: (item: Item, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const failing = new AbortController();
  const either = AbortSignal.any([signal, failing.signal]);
  const one = pLimit(concurrency);
  await Promise.all(
    items.map(async (item) =>
      one(async () => {
        if (either.aborted) return;
        try {
          await act(item, either);
        } catch (error) {
          // The first reason stays.
          failing.abort(error);
        }
      }),
    ),
  );
  signal.throwIfAborted();
  if (failing.signal.aborted) throw failing.signal.reason;
}
