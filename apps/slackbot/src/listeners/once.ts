import type { AllMiddlewareArgs, AnyMiddlewareArgs } from '@slack/bolt';
import { LRUCache } from 'lru-cache';

/** How long Slack may send an event again: about an hour, three times. */
const REMEMBERED_MS = 2 * 3_600_000;

/**
 * Lets an event through once. Slack sends one again when the answer was lost, and then it has been
 * heard already; when the app was not there, it has not.
 */
export function createOnce(): (
  args: Pick<AnyMiddlewareArgs, 'body'> & Pick<AllMiddlewareArgs, 'next'>,
) => Promise<void> {
  const heard = new LRUCache<string, true>({ max: 10_000, ttl: REMEMBERED_MS });
  return async ({ body, next }) => {
    if (!('event_id' in body)) return next();
    const { event_id: id } = body;
    if (heard.has(id)) return undefined;
    heard.set(id, true);
    return next();
  };
}
