import { fillStore } from '@halfhour/core';
import { openStoreFile } from '../file/open-store-file.ts';
import type { Command } from '../run.ts';
import { transferred } from '../transferred.ts';
import { withStore } from '../with-store.ts';

/** Fills an empty store from a file. */
export async function importStore(
  path: string,
  { env, signal, progress, print }: Command,
): Promise<void> {
  await using file = await openStoreFile(path);
  const { onProgress } = progress;
  const location = await withStore(env, true, async (target) => {
    await fillStore(target, file.contents, { signal, onProgress });
    return target.location;
  });
  progress.stop();
  await print(`Imported ${transferred(file.contents)}
from ${path}
to   ${location}
Counts and checksums of every table are those of the file.
`);
}
