import { withSnapshot } from '@halfhour/core';
import { beginStoreFile } from '../file/begin-store-file.ts';
import { storeFileBytes } from '../file/store-file-bytes.ts';
import type { Command } from '../run.ts';
import { transferred } from '../transferred.ts';
import { withStore } from '../with-store.ts';
import { bytes } from '@halfhour/command';

/** Writes the store into a file, whole or not at all. */
export async function exportStore(
  path: string,
  { env, signal, progress, print }: Command,
): Promise<void> {
  const file = await beginStoreFile(path);
  try {
    const words = await withStore(env, false, async (source) => {
      const { onProgress } = progress;
      const summary = await withSnapshot(source, { signal, onProgress }, async (contents) => {
        await file.write(storeFileBytes(contents, onProgress), signal);
        return contents;
      });
      return `Exported ${transferred(summary)}\nfrom ${source.location}\n`;
    });
    signal.throwIfAborted();
    const size = await file.commit();
    progress.stop();
    await print(`${words}to   ${path} (${bytes(size)})\n`);
  } finally {
    await file.abandon();
  }
}
