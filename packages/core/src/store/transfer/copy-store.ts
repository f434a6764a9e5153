import type { Store } from '../open-store.ts';
import { StoreInputError } from '../store-input-error.ts';
import type { StoreSummary, TransferOptions } from './contents.ts';
import { fillStore } from './fill-store.ts';
import { withSnapshot } from './snapshot.ts';

/**
 * Copies a store as it is at one moment into an empty one: all of it, or nothing.
 *
 * @returns what was copied
 * @throws StoreInputError when either is not fit for it
 * @throws PostgresError
 */
export async function copyStore(
  source: Store,
  target: Store,
  options: TransferOptions,
): Promise<StoreSummary> {
  if (source.location === target.location) {
    throw new StoreInputError(`The source and the target are the same: ${source.location}.`);
  }
  return withSnapshot(source, options, async (contents) => {
    await fillStore(target, contents, options);
    const { schema, tables, sequences, days } = contents;
    return { schema, tables, sequences, days };
  });
}
