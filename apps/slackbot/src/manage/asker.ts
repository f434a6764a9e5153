import type { ShiftAsker } from '@halfhour/core';
import { findRights, type RightsDeps } from '../ask/find-rights.ts';
import { isRefused, type Refused } from '../fault.ts';

/** Who wants to manage something, and where. */
export interface Place {
  readonly slackUserId: string;
  /** Slack's id of the workspace. */
  readonly workspaceId: string;
  /** `undefined`: in no channel. */
  readonly channelId: string | undefined;
}

/** The same with what they may see. */
export interface Asker extends Place {
  readonly kind: 'asker';
  readonly by: ShiftAsker;
  /** Whether they may change every subscription of the workspace. */
  readonly isAdmin: boolean;
  /** The present, epoch ms. */
  readonly nowMs: number;
}

/** Who wants to manage something, with the rights that they have now. */
export async function findAsker(
  { slackUserId, workspaceId, channelId }: Place,
  deps: RightsDeps,
  signal: AbortSignal,
): Promise<Asker | Refused> {
  const rights = await findRights(slackUserId, deps, signal);
  if (isRefused(rights)) return rights;
  const { directory, nowMs } = rights.report;
  const by = { directory, signal };
  const { isAdmin } = rights;
  return { kind: 'asker', slackUserId, workspaceId, channelId, by, isAdmin, nowMs: nowMs() };
}
