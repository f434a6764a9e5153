import { isValidSlackRequest } from '@slack/bolt';
import { LRUCache } from 'lru-cache';

/** Further from the present than this, a request was not sent just now: Slack's own limit, ms. */
const MOST_SKEW_MS = 5 * 60_000;

/** Signatures that are remembered; at a hundred requests a second they last the five minutes. */
const SIGNATURES = 30_000;

/** What a request says of itself. */
export interface Signed {
  readonly headers: Headers;
  readonly body: string;
}

/** Why a request is not taken for one of Slack's. */
export type Doubt = 'signature' | 'timestamp' | 'replay';

/** Tells what speaks against a request being Slack's; `null`: nothing. One request is believed once. */
export function createAuthenticity({
  signingSecret,
  nowMs,
}: {
  readonly signingSecret: string;
  readonly nowMs: () => number;
}): (request: Signed) => Doubt | null {
  const seen = new LRUCache<string, true>({ max: SIGNATURES });
  return ({ headers, body }) => {
    const signature = headers.get('x-slack-signature') ?? '';
    const sentMs = Number(headers.get('x-slack-request-timestamp') ?? NaN) * 1000;
    // Bolt refuses what is too old, and believes what is from the future.
    if (!(Math.abs(nowMs() - sentMs) <= MOST_SKEW_MS)) return 'timestamp';
    const isValid = isValidSlackRequest({
      signingSecret,
      body,
      headers: {
        'x-slack-signature': signature,
        'x-slack-request-timestamp': sentMs / 1000,
      },
      nowMilliseconds: nowMs(),
    });
    if (!isValid) return 'signature';
    // Only this part is compared: whatever follows it is not signed.
    const [, hash = ''] = signature.split('=');
    if (seen.has(hash)) return 'replay';
    seen.set(hash, true);
    return null;
  };
}
