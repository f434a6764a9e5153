import { copyStore } from '@halfhour/core';
import type { Command } from '../run.ts';
import { namingTarget, targetPlace } from '../target.ts';
import { transferred } from '../transferred.ts';
import { withStore } from '../with-store.ts';

/** Copies the store into an empty one. */
export async function copy(to: string, { env, signal, progress, print }: Command): Promise<void> {
  const place = targetPlace(to, env);
  const words = await withStore(env, false, async (source) => {
    signal.throwIfAborted();
    return namingTarget(async () =>
      withStore(place, true, async (target) => {
        const { onProgress } = progress;
        const summary = await copyStore(source, target, { signal, onProgress });
        const setting = target.kind === 'server' ? 'DATABASE_URL' : 'HALFHOUR_DATA';
        return `Copied ${transferred(summary)}
from ${source.location}
to   ${target.location}
Counts and checksums of every table are equal. Halfhour uses the copy once ${setting} names it.
`;
      }),
    );
  });
  progress.stop();
  await print(words);
}
