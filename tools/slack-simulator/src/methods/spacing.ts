import type { Service } from '../http/service.ts';
import { SlackError } from '../http/slack-error.ts';
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

/** 429. @param retryAfterSeconds undefined leaves the header out */
export function rateLimited(retryAfterSeconds: number | undefined): SlackError {
  return new SlackError('ratelimited', {
    status: 429,
    ...(retryAfterSeconds === undefined
      ? {}
      : { headers: { 'Retry-After': String(retryAfterSeconds) } }),
  });
}
