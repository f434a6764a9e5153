import type { Service } from '../http/service.ts';
import { rateLimited } from '../http/rate-limited.ts';
import { APP } from '../workspace/directory.ts';

/** Throws `ratelimited` when the app posted to this channel less than the spacing ago. */
export function requireSpacing(channelId: string, { settings, workspace }: Service): void {
  const { postSpacingMs, nowMs } = settings;
  if (postSpacingMs === 0) return;
  const last = workspace.messages
    .in(channelId)
    .findLast(({ userId, onlyFor }) => userId === APP.botUserId && onlyFor === undefined);
  if (last === undefined) return;
  const waitMs = Number(last.ts) * 1000 + postSpacingMs - nowMs();
  if (waitMs > 0) throw rateLimited(Math.ceil(waitMs / 1000));
}
