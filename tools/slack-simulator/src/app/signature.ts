import { createHmac } from 'node:crypto';

/** How a request is signed: as Slack does, with another secret, or not at all. */
export type Signing = 'good' | 'wrong' | 'missing';

/** The headers that prove where a request comes from. @param timestampSeconds - epoch seconds */
export function signatureHeaders(
  secret: string,
  signing: Signing,
  timestampSeconds: number,
  body: string,
): Record<string, string> {
  if (signing === 'missing') return {};
  const key = signing === 'good' ? secret : `not ${secret}`;
  const signature = createHmac('sha256', key)
    .update(`v0:${timestampSeconds}:${body}`)
    .digest('hex');
  return {
    'X-Slack-Request-Timestamp': String(timestampSeconds),
    'X-Slack-Signature': `v0=${signature}`,
  };
}
