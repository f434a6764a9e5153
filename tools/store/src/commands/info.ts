import { readStoreInfo } from '@halfhour/core';
import { infoJson } from '../info-json.ts';
import { infoText } from '../info-text.ts';
import type { Command } from '../run.ts';
import { withStore } from '../with-store.ts';

/** Tells where the store is and what is in it. */
export async function info(json: boolean, { env, signal, print }: Command): Promise<void> {
  const found = await withStore(env, false, readStoreInfo);
  signal.throwIfAborted();
  await print(json ? infoJson(found) : infoText(found));
}
