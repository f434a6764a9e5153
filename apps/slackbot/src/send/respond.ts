import type { SlackPayload } from '../blocks/payload.ts';
import { SlackRefusedError } from '../slack/errors.ts';

/** Bolt's way to the address that came with what a person did; rejects for a status of failure. */
export type Respond = (message: PrivateAnswer) => Promise<unknown>;

/** An answer that only the person sees. */
interface PrivateAnswer extends SlackPayload {
  readonly response_type: 'ephemeral';
  readonly replace_original: boolean;
}

/**
 * Answers through the address.
 *
 * @throws SlackRefusedError when Slack says no with a status that says yes; whatever Bolt throws
 */
export async function respondWith(
  respond: Respond,
  message: Omit<PrivateAnswer, 'response_type'>,
): Promise<void> {
  const response = await respond({ response_type: 'ephemeral', ...message });
  if (!(response instanceof Response)) return;
  const [, code] = /"ok":\s*false.*"error":\s*"(\w+)"/su.exec(await response.text()) ?? [];
  if (code !== undefined) throw new SlackRefusedError('the answer', code);
}
